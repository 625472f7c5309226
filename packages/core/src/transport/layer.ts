import type { Bytes } from "../types/bytes.ts";
import type { Effect } from "../types/operation.ts";

/** A request as a plain value: to repeat, redirect or sign one is to make another. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Bytes | Blob | FormData;
}

/** What a layer sees of the call that a request belongs to. */
export interface CallView {
  /** `group.name`, or method and path of a call that no description has. */
  readonly operation: string;
  readonly effect: Effect;
  /** The attempt under way, from 1. */
  readonly attempt: number;
  /** Milliseconds this attempt may take, its body included. */
  readonly timeoutMs: number;
  /** Milliseconds the whole call may take. */
  readonly deadlineMs: number;
  /** Aborts when the attempt's or the call's time is up, and when the caller's signal does. */
  readonly signal: AbortSignal;
}

/** Sends a request and answers the response as soon as its status and headers are there. */
export type Send = (request: WireRequest, call: CallView) => Promise<Response>;

/**
 * Behaviour around every single request: a function that is given the next `Send` and answers another one around it.
 *
 * A layer sees one attempt at a time, inside the retries and time limits and outside the credential, which no layer ever
 * holds. It may send another request than it was given (a copy with a further header), answer a response of its own, or
 * throw. What it throws is its own error, not a lost connection: it is never retried. Always hand `call` on.
 *
 * The first layer in `layers` is the outermost: it sees the request first and the response last.
 *
 * @example A request id on every attempt, and the time that each took
 * ```ts
 * const traced: Layer = (next) => async (request, call) => {
 *   const started = performance.now();
 *   const headers = { ...request.headers, "x-request-id": crypto.randomUUID() };
 *   const response = await next({ ...request, headers }, call);
 *   console.log(call.operation, call.attempt, response.status, performance.now() - started);
 *   return response;
 * };
 * createHoop({ layers: [traced] });
 * ```
 */
export interface Layer {
  (next: Send): Send;
  /** The header it adds a credential in, for `explain`. */
  readonly header?: string;
}

/** `layers` around `base`, the first one outermost. */
export const stack = (base: Send, ...layers: readonly Layer[]): Send =>
  layers.reduceRight((next, layer) => layer(next), base);
