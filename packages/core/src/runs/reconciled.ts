import type { CallOptions } from "../call.ts";
import type { Run } from "./run.ts";

/** A start whose answer was lost: what `OutcomeUnknownError` says of it, or what was noted before it was sent. */
export interface Lost {
  /** Epoch milliseconds between which the server may have seen it. */
  readonly since: number;
  readonly until?: number | undefined;
  /** The start's own id: the `Idempotency-Key`, or the input that carries one. */
  readonly correlation?: string | undefined;
}

export interface ReconcileOptions extends CallOptions {
  /** Milliseconds after the start in which its record may still appear at the vendor. Default 30,000. */
  readonly settleMs?: number;
}

/** What became of a lost start. */
export type Reconciled<Found = Run> =
  | { readonly outcome: "found"; readonly run: Found }
  /** Nothing was started, and nothing will be by that request. */
  | { readonly outcome: "notStarted" }
  /** Runs it may be, the newest first; the vendor cannot tell which. */
  | { readonly outcome: "candidates"; readonly runs: readonly Found[] }
  | { readonly outcome: "unknown"; readonly why: string };
