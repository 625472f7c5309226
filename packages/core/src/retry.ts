import { type Budget, createBudget } from "./budget.ts";
import { callFor } from "./call.ts";
import { type Clock, systemClock } from "./clock.ts";
import { DeadlineError } from "./errors.ts";
import { actedBy, connectionError, mayRetryError, mayRetryStatus } from "./failure.ts";
import type { Call, Layer } from "./layer.ts";
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
const KEY_LIFETIME_MS = 3_600_000;

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
  async (request, call = callFor(request)) => {
    budget.call();
    const started = clock.now();
    const { signal } = call;
    const end = started + call.deadlineMs;
    for (call.attempt = 1; ; call.attempt++) {
      let asked: number | undefined;
      try {
        const response = await send(request.clone(), call);
        asked = retryAfterMs(response.headers, clock.now());
        if (!mayRetryStatus(call.effect, response.status) || !another(asked)) return response;
        call.retryReason = String(response.status);
        if (asked !== undefined && clock.now() + asked > end) throw tooLate(asked, call);
        await response.body?.cancel();
      } catch (error) {
        if (signal.aborted || !mayRetryError(call.effect, error) || !another()) throw error;
        call.retryReason = (error as Error).name;
      }
      await clock.sleep(Math.max(asked ?? 0, backoff(call.attempt)), signal);
    }

    function another(pauseMs = 0): boolean {
      const forgotten = call.effect === "keyed" && clock.now() + Math.max(pauseMs, capMs) - started > KEY_LIFETIME_MS;
      if (call.attempt >= attempts || forgotten) return false;
      const may = budget.spend();
      if (!may) call.suppressed = true;
      return may;
    }

    async function send(attempt: Request, call: Call): Promise<Response> {
      budget.attempt();
      const before = call.maybeActed;
      call.actedBefore = before;
      call.maybeActed = true;
      try {
        const response = await next(attempt, call);
        if (actedBy(response.status) === "no") call.maybeActed = before;
        return response;
      } catch (cause) {
        if (signal.aborted) throw cause;
        const error = connectionError(cause, call.operation, before);
        if (error.acted === "no") call.maybeActed = before;
        throw error;
      }
    }

    function backoff(attempt: number): number {
      return random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
    }
  };

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
