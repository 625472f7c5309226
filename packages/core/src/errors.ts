import type { Reconciled, ReconcileOptions } from "./runs/reconciled.ts";

/** Whether the server may have carried the request out: `no` is certain, `yes` too, `maybe` is all that can be said. */
export type Acted = "no" | "maybe" | "yes";

export interface ErrorDetails {
  readonly operation: string;
  readonly acted: Acted;
  readonly cause?: unknown;
}

/** What every error of this package has: the operation and whether the server may have acted. */
export abstract class SdkError<Details extends ErrorDetails = ErrorDetails> extends Error {
  abstract override readonly name: string;
  declare readonly operation: string;
  declare readonly acted: Acted;

  constructor(message: string, { cause, ...details }: Details) {
    super(`${details.operation}: ${message}`, cause === undefined ? {} : { cause });
    Object.assign(this, details);
  }
}

/** The server answered with an error status. */
export class ApiError extends SdkError<
  ErrorDetails & { readonly status: number; readonly body: unknown; readonly headers: Headers }
> {
  override readonly name = "ApiError";
  declare readonly status: number;
  /** The parsed answer: JSON where it is, else the text, `undefined` where it was empty. */
  declare readonly body: unknown;
  declare readonly headers: Headers;
}

/** No complete answer came: refused, reset, broken off, or longer than `timeoutMs`. */
export class ConnectionError extends SdkError {
  override readonly name = "ConnectionError";
}

/** An answer came that is not what the operation promises, such as HTML or broken JSON on 200. */
export class DecodeError extends SdkError {
  override readonly name = "DecodeError";
}

/** `deadlineMs` ran out. */
export class DeadlineError extends SdkError<ErrorDetails & { readonly retryAfterMs?: number }> {
  override readonly name = "DeadlineError";
  /** The pause the server asked for, where that was the reason. */
  declare readonly retryAfterMs?: number;
}

/** The SDK did not send the request: it would have been wrong or unsafe. */
export class RefusedError extends SdkError {
  override readonly name = "RefusedError";

  constructor(message: string, details: Pick<ErrorDetails, "operation"> & Partial<ErrorDetails>) {
    super(message, { acted: "no", ...details });
  }
}

interface LostDetails extends ErrorDetails {
  readonly origin: string;
  readonly since: number;
  readonly until: number;
  readonly idempotencyKey: string | undefined;
}

/** The server may or may not have carried the call out, and sending it again could do it twice; `cause` is what went wrong. */
export class OutcomeUnknownError extends SdkError<LostDetails> {
  override readonly name = "OutcomeUnknownError";
  declare readonly origin: string;
  /** Epoch milliseconds between which the server may have seen the request. */
  declare readonly since: number;
  declare readonly until: number;
  /** The key every attempt carried, where the vendor recognises repeats by one. */
  declare readonly idempotencyKey: string | undefined;
  /** The start's own id, where the vendor keeps one: the key, or the input that carries it. */
  declare readonly correlation?: string | undefined;

  /** Finds out what became of the start, so far as the vendor lets it; may be called again. */
  async reconcile(_options?: ReconcileOptions): Promise<Reconciled> {
    return { outcome: "unknown", why: `${this.operation} starts no run` };
  }
}

export function outcomeUnknown(cause: unknown, details: Omit<LostDetails, "acted" | "cause">): OutcomeUnknownError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new OutcomeUnknownError(`outcome unknown, the server may have acted (${why})`, {
    ...{ ...details, acted: "maybe", cause },
  });
}

/** The run ended, and not well. */
export class RunFailedError<Last = unknown> extends SdkError<
  ErrorDetails & {
    readonly id: string;
    readonly state: "failed" | "cancelled";
    readonly reason: string | undefined;
    readonly last: unknown;
  }
> {
  override readonly name = "RunFailedError";
  declare readonly id: string;
  declare readonly state: "failed" | "cancelled";
  declare readonly reason: string | undefined;
  /** The vendor's own record of the run. */
  declare readonly last: Last;
}
