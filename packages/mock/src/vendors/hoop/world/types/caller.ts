/** Who asks. */
export interface Caller {
  /** The subject sessions and reviews are filed under. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
  readonly kind: "user" | "hpk" | "static";
}
