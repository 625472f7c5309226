import type { Reconciled, ReconcileOptions } from "../types/reconciled.ts";
import { brand } from "./brand.ts";
import { type ErrorDetails, SdkError } from "./sdk-error.ts";

/** The server answered with an error status. */
export class ApiError extends SdkError<
  ErrorDetails & {
    readonly status: number;
    readonly body: unknown;
    readonly headers: Headers;
    readonly retryable?: boolean;
    readonly retryAfterMs?: number;
  }
> {
  declare readonly name: "ApiError";
  static {
    brand(ApiError, "ApiError");
  }
  declare readonly status: number;
  /** The parsed answer: JSON where it is, else the text, `undefined` where it was empty. */
  declare readonly body: unknown;
  declare readonly headers: Headers;
  /** What the server says of sending the request again, where the vendor has a header for that. */
  declare readonly retryable?: boolean;
  /** The pause the server asked for, in milliseconds. */
  declare readonly retryAfterMs?: number;

  /** The vendor's word for the reason, where the body has one as its `code`. */
  get code(): string | undefined {
    const { code } = Object(this.body);
    return typeof code === "string" ? code : undefined;
  }

  /** More about the reason, in the vendor's own form, where the body has it as its `details`. */
  get details(): unknown {
    return Object(this.body).details;
  }
}

/** No complete answer came: refused, reset, broken off, or longer than `timeoutMs`. */
export class ConnectionError extends SdkError {
  declare readonly name: "ConnectionError";
  static {
    brand(ConnectionError, "ConnectionError");
  }
}

/** An answer came that is not what the operation promises, such as HTML or broken JSON on 200. */
export class DecodeError extends SdkError {
  declare readonly name: "DecodeError";
  static {
    brand(DecodeError, "DecodeError");
  }
}

/** `deadlineMs` ran out. */
export class DeadlineError extends SdkError<ErrorDetails & { readonly retryAfterMs?: number }> {
  declare readonly name: "DeadlineError";
  static {
    brand(DeadlineError, "DeadlineError");
  }
  /** The pause the server asked for, where that was the reason. */
  declare readonly retryAfterMs?: number;
}

/** The SDK did not send the request: it would have been wrong or unsafe. */
export class RefusedError extends SdkError {
  declare readonly name: "RefusedError";
  static {
    brand(RefusedError, "RefusedError");
  }

  constructor(message: string, details: Pick<ErrorDetails, "operation"> & Partial<ErrorDetails>) {
    super(message, { acted: "no", ...details });
  }
}

/** The caller's signal ended the call; `cause` is the signal's reason. */
export class AbortError extends SdkError {
  declare readonly name: "AbortError";
  static {
    brand(AbortError, "AbortError");
  }
}

/** Code of the caller's own failed: a layer, the `fetch` given to the client, or the store of a durable start; `cause` is what it threw. Never retried. */
export class LayerError extends SdkError {
  declare readonly name: "LayerError";
  static {
    brand(LayerError, "LayerError");
  }
}

/** What can be done about a start whose answer was lost. */
export interface Recovery {
  readonly correlation: string | undefined;
  /** Looks for the start that the server may have seen between the two times, in epoch milliseconds. */
  reconcile(
    window: { readonly since: number; readonly until: number },
    options?: ReconcileOptions,
  ): Promise<Reconciled>;
}

interface LostDetails extends ErrorDetails {
  readonly origin: string;
  readonly since: number;
  readonly until: number;
  readonly idempotencyKey: string | undefined;
}

/** The server may or may not have carried the call out, and sending it again could do it twice; `cause` is what went wrong. */
export class OutcomeUnknownError extends SdkError<LostDetails> {
  declare readonly name: "OutcomeUnknownError";
  declare readonly origin: string;
  /** Epoch milliseconds between which the server may have seen the request. */
  declare readonly since: number;
  declare readonly until: number;
  /** The key every attempt carried, where the vendor recognises repeats by one. */
  declare readonly idempotencyKey: string | undefined;
  /** The start's own id, where the vendor keeps one: the key, or the input that carries it. */
  declare readonly correlation: string | undefined;
  /** What is printed or stored of the error must not hold the input, so it is kept out of sight. */
  readonly #recovery: Recovery | undefined;
  static {
    brand(OutcomeUnknownError, "OutcomeUnknownError");
  }

  constructor(details: Omit<LostDetails, "acted">, recovery?: Recovery) {
    const { cause } = details;
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`outcome unknown, the server may have acted (${why})`, { ...details, acted: "maybe" });
    this.correlation = recovery?.correlation;
    this.#recovery = recovery;
  }

  /** Finds out what became of the start, so far as the vendor lets it; may be called again. */
  async reconcile(options?: ReconcileOptions): Promise<Reconciled> {
    return this.#recovery?.reconcile(this, options) ?? { outcome: "unknown", why: `${this.operation} starts no run` };
  }
}

/** The function that yields the credential failed; nothing was sent with it. `cause` is what it threw. */
export class CredentialError extends SdkError {
  declare readonly name: "CredentialError";
  static {
    brand(CredentialError, "CredentialError");
  }
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
  declare readonly name: "RunFailedError";
  static {
    brand(RunFailedError, "RunFailedError");
  }
  declare readonly id: string;
  declare readonly state: "failed" | "cancelled";
  declare readonly reason: string | undefined;
  /** The vendor's own record of the run. */
  declare readonly last: Last;
}
