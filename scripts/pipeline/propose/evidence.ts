import type { Hints } from "../hints/hints.ts";

/** Some of an operation's hints, and what they rest on. */
export interface Evidenced {
  readonly hints: Partial<Hints>;
  readonly evidence: string;
}

/** What was seen, and is too uncertain for a hint. */
export interface Noted {
  readonly note: string;
}
