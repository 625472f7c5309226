/** Whether the server may have carried the request out: `no` is certain, `yes` too, `maybe` is all that can be said. */
export type Acted = "no" | "maybe" | "yes";

export interface ErrorDetails {
  readonly operation: string;
  readonly acted: Acted;
  readonly cause?: unknown;
}

/** What every error of this package has: the operation and whether the server may have acted. */
export abstract class SdkError extends Error {
  abstract override readonly name: string;
  readonly operation: string;
  readonly acted: Acted;

  constructor(message: string, { operation, acted, cause }: ErrorDetails) {
    super(`${operation}: ${message}`, cause === undefined ? undefined : { cause });
    this.operation = operation;
    this.acted = acted;
  }
}

/** The server answered with an error status. `body` is the parsed answer, `undefined` where it was empty. */
export class ApiError extends SdkError {
  override readonly name = "ApiError";
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;

  constructor(response: Response, body: unknown, details: ErrorDetails) {
    super(
      [`${response.status} ${response.statusText}`.trim(), vendorMessage(body)].filter(Boolean).join(": "),
      details,
    );
    this.status = response.status;
    this.body = body;
    this.headers = response.headers;
  }
}

/** No complete answer came: refused, reset, broken off, or longer than `timeoutMs`. */
export class ConnectionError extends SdkError {
  override readonly name = "ConnectionError";
}

/** An answer came that is not what the operation promises, such as HTML or broken JSON on 200. */
export class DecodeError extends SdkError {
  override readonly name = "DecodeError";
}

/** `deadlineMs` ran out; `retryAfterMs` is the pause the server asked for, where that was the reason. */
export class DeadlineError extends SdkError {
  override readonly name = "DeadlineError";
  readonly retryAfterMs: number | undefined;

  constructor(message: string, details: ErrorDetails & { readonly retryAfterMs?: number }) {
    super(message, details);
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** The SDK did not send the request: it would have been wrong or unsafe. */
export class RefusedError extends SdkError {
  override readonly name = "RefusedError";
}

/**
 * The server may or may not have carried the call out, and sending it again could do it twice.
 * `cause` is what went wrong; `since` and `until` (epoch milliseconds) are when the server may have seen the request.
 */
export class OutcomeUnknownError extends SdkError {
  override readonly name = "OutcomeUnknownError";
  readonly origin: string;
  readonly since: number;
  readonly until: number;
  readonly idempotencyKey: string | undefined;

  constructor(details: {
    readonly operation: string;
    readonly origin: string;
    readonly since: number;
    readonly until: number;
    readonly idempotencyKey?: string | undefined;
    readonly cause: unknown;
  }) {
    const reason = details.cause instanceof Error ? details.cause.message : String(details.cause);
    super(`outcome unknown, the server may have acted (${reason})`, { ...details, acted: "maybe" });
    this.origin = details.origin;
    this.since = details.since;
    this.until = details.until;
    this.idempotencyKey = details.idempotencyKey;
  }
}

/** The run ended, and not well. `last` is the vendor's own record of it. */
export class RunFailedError<Last = unknown> extends SdkError {
  override readonly name = "RunFailedError";
  readonly id: string;
  readonly state: "failed" | "cancelled";
  readonly reason: string | undefined;
  readonly last: Last;

  constructor(
    operation: string,
    run: {
      readonly id: string;
      readonly state: "failed" | "cancelled";
      readonly reason: string | undefined;
      readonly last: Last;
    },
  ) {
    super(`run ${run.id} ${run.state}${run.reason ? ` (${run.reason})` : ""}`, { operation, acted: "yes" });
    this.id = run.id;
    this.state = run.state;
    this.reason = run.reason;
    this.last = run.last;
  }
}

/** The text a vendor puts in `error` or `message` of an error body. */
function vendorMessage(body: unknown): string | undefined {
  if (typeof body === "string") return body.slice(0, 200);
  if (typeof body !== "object" || body === null) return undefined;
  const { error, message } = body as { error?: unknown; message?: unknown };
  return [error, message].find((text): text is string => typeof text === "string" && text !== "");
}
