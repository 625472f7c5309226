/** What stands behind a gateway, as a user writes it down; README.md beside this folder explains each field. */
export interface WorldFile {
  readonly about?: string;
  readonly org?: { readonly id?: string; readonly name?: string };
  readonly users: readonly UserEntry[];
  readonly keys?: readonly KeyEntry[];
  readonly agents: readonly AgentEntry[];
  readonly connections: readonly ConnectionEntry[];
  readonly accessRequestRules?: readonly RuleEntry[];
  readonly runbooks?: readonly RepositoryEntry[];
  readonly scripts?: readonly ScriptEntry[];
}

export interface UserEntry {
  readonly email: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly password?: string;
}

export interface KeyEntry {
  readonly name: string;
  readonly kind: "hpk" | "static";
  readonly groups?: readonly string[];
}

export interface AgentEntry {
  readonly name: string;
  readonly connected: boolean;
}

export interface ConnectionEntry {
  readonly name: string;
  readonly agent: string;
  readonly type: string;
  readonly subtype?: string;
  readonly command: readonly string[];
  readonly secret?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface RuleEntry {
  readonly name: string;
  readonly access_type: string;
  readonly connections: readonly string[];
  readonly reviewers: readonly string[];
  readonly forceApproval: readonly string[];
  readonly minApprovals: number;
}

export interface RepositoryEntry {
  readonly repository: string;
  readonly files: Readonly<Record<string, string>>;
  readonly commit?: string;
  readonly author?: string;
  readonly message?: string;
}

/** A piece of output, and how many ms after the script's begin it is printed. */
export type Printed = readonly [at: number, bytes: string | { readonly base64: string }];

export interface ScriptEntry {
  readonly script: string;
  readonly output: readonly Printed[];
  readonly exit_code: number;
  readonly took_ms: number;
}
