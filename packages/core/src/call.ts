import { type Call, effectOf } from "./layer.ts";
import type { Operation } from "./operation.ts";

/** What every method takes as its last argument. */
export interface CallOptions {
  /** Ends the call: its request, its pauses, its body. */
  readonly signal?: AbortSignal;
  /** Milliseconds one attempt may take, its body included; for a stream, the longest silence. Default 60,000. */
  readonly timeoutMs?: number;
  /** Milliseconds the whole call may take. Default 120,000. */
  readonly deadlineMs?: number;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** For operations whose repeats the vendor recognises. Default: a random UUID a call. */
  readonly idempotencyKey?: string;
}

export type Limits = Required<Pick<CallOptions, "timeoutMs" | "deadlineMs">>;

export function startCall(operation: Operation, options: CallOptions, limits: Limits, since: number): Call {
  return {
    operation: operation.id,
    effect: operation.effect,
    timeoutMs: options.timeoutMs ?? limits.timeoutMs,
    deadlineMs: options.deadlineMs ?? limits.deadlineMs,
    streams: operation.answer === "bytes" || operation.answer === "events",
    since,
    signal: options.signal,
    idempotencyKey: operation.effect === "keyed" ? (options.idempotencyKey ?? crypto.randomUUID()) : undefined,
    attempt: 0,
    secrets: new Set(),
    actedBefore: false,
    maybeActed: false,
  };
}

export const DEFAULT_LIMITS: Limits = { timeoutMs: 60_000, deadlineMs: 120_000 };

/** The call of a request that comes without one, as from a bare stack of layers. */
export const callFor = ({ method, url: path, signal }: Request, since: number, limits = DEFAULT_LIMITS): Call =>
  startCall({ id: method, method, path, effect: effectOf(method) }, { signal }, limits, since);

/** Yields the request for one attempt after another, as sending it uses its body up. */
export function repeated(request: Request, { body }: Pick<Call, "body">): () => Request {
  let sent = false;
  return () => {
    // Without a body the request can be sent again as it is.
    if (body === undefined) return request.body === null ? request : request.clone();
    if (sent) return new Request(request, { body });
    sent = true;
    return request;
  };
}
