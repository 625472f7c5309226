import type { Effect } from "./operation.ts";
import { defaultEffects } from "./types/generated/effects.ts";

/** What layers may know of the call a request belongs to. */
export interface Call {
  readonly operation: string;
  readonly effect: Effect;
  /** Milliseconds one attempt may take, its body included. */
  readonly timeoutMs: number;
  /** Milliseconds the whole call may take. */
  readonly deadlineMs: number;
  /** Whether a successful answer is handed on as a stream. */
  readonly streams: boolean;
  /** When it began, epoch milliseconds. */
  readonly since: number;
  /** What every attempt of a `keyed` call carries. */
  readonly idempotencyKey: string | undefined;
  /** The attempt under way, from 1; and why it is not the first. */
  attempt: number;
  retryReason?: string;
  /** Set when a retry was due, but the client's budget was spent. */
  suppressed?: true;
  /** How the call failed, once it has. */
  error?: unknown;
  /** The request's body, for attempts after the first. */
  body?: string | undefined;
  /** Whether the answer's text is kept here instead of in a copy of the response. */
  keepsText?: true;
  text?: string;
  /** Credentials the call was sent with; what a server repeats of them is left out of errors. */
  readonly secrets: Set<string>;
  /** Ends what is under way: the attempt, a pause, the call. Handed to `fetch` beside the request. */
  signal: AbortSignal | undefined;
  /** Whether an attempt before this one may have been carried out. */
  actedBefore: boolean;
  /** The same, this attempt included: set before a request leaves, taken back when it provably was not carried out. */
  maybeActed: boolean;
}

export type Fetch = (request: Request, call?: Call) => Promise<Response>;

/** Behaviour around a request: a function from fetch to fetch. Hand `call` on where you get one. */
export interface Layer {
  (next: Fetch): Fetch;
  /** The header it adds a credential in, for `explain`. */
  readonly header?: string;
}

/** `layers` around `base`, the first one outermost. */
export const stack = (base: Fetch, ...layers: readonly Layer[]): Fetch =>
  layers.reduceRight((next, layer) => layer(next), base);

/** What a method promises where no operation says more. */
export const effectOf = (method: string): Effect => defaultEffects[method.toUpperCase()] ?? "once";

/** The operation a request belongs to, as errors and events name it. */
export const operationOf = (call: Call | undefined): string => call?.operation ?? "request";
