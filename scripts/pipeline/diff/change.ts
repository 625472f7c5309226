/** What a change asks of the version. */
export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/** Callers who write it, callers who read it, or all. */
export type Affected = "writers" | "readers" | "everybody";

export interface Change {
  readonly level: "description" | "surface" | "behaviour";
  readonly affects: Affected;
  readonly bump: Bump;
  /** A JSON pointer into the description, or a name in the client: `sessions.list`, `Session`. */
  readonly at: string;
  /** For people, in Markdown. */
  readonly what: string;
  /** The field of the operation or type that has changed. */
  readonly field?: string;
  /** The overlay actions and texts that rest on it. */
  readonly rests?: readonly string[];
}

export function highest(all: readonly Bump[]): Bump {
  return bumps[Math.max(0, ...all.map((bump) => bumps.indexOf(bump)))] ?? "none";
}

/** Whether a bump is at least another. */
export function isAtLeast(bump: Bump, other: Bump): boolean {
  return bumps.indexOf(bump) >= bumps.indexOf(other);
}
