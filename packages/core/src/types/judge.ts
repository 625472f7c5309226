import type { CallOptions } from "./call-options.ts";
import type { RunState } from "./operation.ts";

/** What a record says of its run. */
export interface Outcome {
  readonly state: RunState;
  readonly reason: string | undefined;
}

/** What is known of a run whose record has just been read. */
export interface Finding {
  readonly id: string;
  readonly record: unknown;
  /** What the start answered; `undefined` for a run that was taken up later. */
  readonly answer: unknown;
  /** What the rules make of the record, and for how many milliseconds its records have said so. */
  readonly outcome: Outcome;
  readonly forMs: number;
}

/**
 * Decides where a vendor's rules cannot, such as by one more read. An end that it sees where the rules see none is for
 * good, as no record will ever show it.
 */
export type Judge = (finding: Finding, options?: CallOptions) => Outcome | Promise<Outcome>;
