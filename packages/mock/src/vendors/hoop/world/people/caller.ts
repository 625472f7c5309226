/** Who asks. */
export interface Caller {
  /** The subject sessions and reviews are filed under. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  readonly kind: "user" | "hpk" | "static";
}

export const isAdmin = ({ groups }: Caller): boolean => groups.includes("admin");

/** May read what others did. */
export const seesAll = (caller: Caller): boolean => isAdmin(caller) || caller.groups.includes("auditor");
