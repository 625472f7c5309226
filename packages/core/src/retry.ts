import { type Budget, createBudget } from "./budget.ts";
import { callFor, repeated } from "./call.ts";
import { type Clock, pause, systemClock } from "./clock.ts";
import { deadlineError } from "./deadline.ts";
import { DeadlineError } from "./errors.ts";
import { actedBy, connectionError, mayRetryError, mayRetryStatus } from "./failure.ts";
import type { Call, Fetch, Layer } from "./layer.ts";
import { retryAfterMs } from "./retry-after.ts";

export interface RetryOptions {
  /** Attempts in all. Default 4. */
  readonly attempts?: number;
  /** The first pause is at most this long, each further one at most twice the one before. Default 250. */
  readonly baseMs?: number;
  /** No pause of our own is longer. Default 8,000. */
  readonly capMs?: number;
  readonly random?: () => number;
  readonly clock?: Clock;
  /** Limits the retries of all calls together. */
  readonly budget?: Budget;
}

export const DEFAULT_ATTEMPTS = 4;

/** The shortest time a vendor remembers an idempotency key for (Airplane: one hour). */
export const KEY_LIFETIME_MS = 3_600_000;

/** Sends a request again where that is safe for the operation's effect; a server's `Retry-After` is the least it waits. */
export const retry =
  ({
    attempts = DEFAULT_ATTEMPTS,
    baseMs = 250,
    capMs = 8000,
    random = Math.random,
    clock = systemClock,
    budget = createBudget(),
  }: RetryOptions = {}): Layer =>
  (next) =>
  async (request, call = callFor(request, clock.now())) => {
    budget.call();
    const started = clock.now();
    const { signal, effect } = call;
    const end = started + call.deadlineMs;
    const copy = repeated(request, call);
    for (call.attempt = 1; ; call.attempt++) {
      signal?.throwIfAborted();
      let asked: number | undefined;
      try {
        budget.attempt();
        const response = await send(next, copy(), call, signal);
        if (!mayRetryStatus(effect, response.status)) return response;
        asked = retryAfterMs(response.headers, clock.now());
        if (!another(asked)) return response;
        call.retryReason = String(response.status);
        if (asked !== undefined && clock.now() + asked > end) throw tooLate(asked, call);
        if (!response.bodyUsed) await response.body?.cancel();
      } catch (error) {
        if (signal?.aborted || !mayRetryError(effect, error) || !another()) throw error;
        call.retryReason = (error as Error).name;
      }
      const backoff = random() * Math.min(capMs, baseMs * 2 ** (call.attempt - 1));
      await pause(clock, Math.min(Math.max(asked ?? 0, backoff), end - clock.now()), signal);
      if (clock.now() >= end) throw deadlineError(call);
    }

    function another(pauseMs = 0): boolean {
      const forgotten = effect === "keyed" && clock.now() + Math.max(pauseMs, capMs) - started > KEY_LIFETIME_MS;
      if (call.attempt >= attempts || forgotten) return false;
      const may = budget.spend();
      if (!may) call.suppressed = true;
      return may;
    }
  };

/** One attempt, with what it tells about the server's deed noted in `call`. */
async function send(next: Fetch, attempt: Request, call: Call, signal: AbortSignal | undefined): Promise<Response> {
  const before = call.maybeActed;
  call.actedBefore = before;
  call.maybeActed = true;
  try {
    const response = await next(attempt, call);
    if (actedBy(response.status) === "no") call.maybeActed = before;
    return response;
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const error = connectionError(cause, call.operation, before);
    if (error.acted === "no") call.maybeActed = before;
    throw error;
  }
}

function tooLate(asked: number, call: Call): DeadlineError {
  return new DeadlineError(
    `the server asks to wait ${asked} ms, which is beyond the deadline of ${call.deadlineMs} ms`,
    {
      operation: call.operation,
      acted: call.maybeActed ? "maybe" : "no",
      retryAfterMs: asked,
    },
  );
}
