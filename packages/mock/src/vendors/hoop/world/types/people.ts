/** A person. */
export interface User {
  readonly email: string;
  name: string;
  status: string;
  groups: readonly string[];
  slackId: string;
  readonly password: string | undefined;
}

export type KeyFamily = "api-keys" | "ai-agents" | "static";

export interface Key {
  readonly id: string;
  name: string;
  readonly kind: "hpk" | "static";
  readonly family: KeyFamily;
  groups: readonly string[];
  /** What is sent as the credential: of a world file's keys the name. */
  readonly secret: string;
  /** What is left of the secret to read. */
  readonly masked: string;
  readonly createdBy: string;
  readonly createdAt: number;
  revoked: { readonly by: string; readonly at: number } | undefined;
}

/** Who may ask, and how they say who they are. */
export interface People {
  readonly users: Map<string, User>;
  readonly keys: Key[];
  /** Groups made by themselves, nobody need be in them. */
  readonly groups: Set<string>;
}
