import type { CallOptions } from "./call-options.ts";
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
  /**
   * Milliseconds to look for the run before nothing is found: at least as long as the vendor, or a gateway before it,
   * may hold a request.
   * @default 60_000
   */
  readonly settleMs?: number;
}

/** What became of a start whose answer was lost. None of these means that nothing was started: no client can know that. */
export type Reconciled<Found = Run> =
  | { readonly outcome: "found"; readonly run: Found }
  /**
   * The vendor showed no such run for `lookedForMs` milliseconds. A gateway that holds the request for longer may still
   * start it, so a second start can be one too many.
   */
  | { readonly outcome: "notFound"; readonly lookedForMs: number; readonly why: string }
  /** Runs it may be, the newest first; the vendor cannot tell which. */
  | { readonly outcome: "candidates"; readonly runs: readonly Found[] }
  /** There was nothing to look for, or no place to look. */
  | { readonly outcome: "unknown"; readonly why: string };
