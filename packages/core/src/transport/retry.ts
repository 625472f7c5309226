import { ConnectionError, DeadlineError } from "../errors/errors.ts";
import type { Effect } from "../types/operation.ts";
import { discard } from "./body-reader.ts";
import { type Budget, createBudget } from "./budget.ts";
import { type Call, callOf } from "./call.ts";
import { ANY, checkOptions, type Known } from "./check-options.ts";
import { type Clock, systemClock } from "./clock.ts";
import { deadlineError } from "./deadline.ts";
import type { Layer, WireRequest } from "./layer.ts";
import { isUnclear } from "./ledger.ts";
import { retryAfterMs } from "./retry-after.ts";
import { pause } from "./within.ts";

export interface RetryOptions {
  /**
   * Attempts in all, the first one included.
   * @default 4
   */
  readonly attempts?: number;
  /**
   * Milliseconds that the first pause takes at most; each further one takes at most twice the one before.
   * @default 250
   */
  readonly baseMs?: number;
  /**
   * Milliseconds that no pause of our own exceeds; a server's `Retry-After` may.
   * @default 8_000
   */
  readonly capMs?: number;
}

export const RETRY: Known<RetryOptions> = { attempts: 1, baseMs: 0, capMs: 0 };

export const DEFAULT_ATTEMPTS = 4;

/** The shortest time a vendor remembers an idempotency key for (Airplane: one hour). */
export const KEY_LIFETIME_MS = 3_600_000;

/** What a repetition needs beside the caller's options. */
export interface RetryParts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Limits the retries of all calls together. */
  readonly budget: Budget;
  readonly retryable?: Retryable | undefined;
}

/** What the headers of an error's answer say of sending the request again; `undefined`: nothing, so its status decides. */
export type Retryable = (headers: Headers) => boolean | undefined;

/** What is read of an answer to decide whether to ask again. */
export interface Head {
  readonly status: number;
  readonly headers: Headers;
}

/** One attempt of a call. */
export type Attempt<T> = (request: WireRequest, call: Call, leftMs: number) => Promise<T>;

/** Sends a request again where that is safe for the operation's effect; a server's `Retry-After` is the least it waits. */
export const retry = (options: RetryOptions & { readonly clock?: Clock } = {}): Layer => {
  checkOptions("retry", options, { ...RETRY, clock: ANY });
  const parts = { clock: options.clock ?? systemClock, random: Math.random, budget: createBudget() };
  return (next) => {
    const send = repeated(options, parts, next, discard);
    return (request, view) => send(request, callOf(request, view));
  };
};

/** The attempts of a call, `most` at most, the first that succeeds or may not be repeated being the last; `letGo` is given each one before it. */
export function repeated<T extends Head>(
  { attempts = DEFAULT_ATTEMPTS, baseMs = 250, capMs = 8000 }: RetryOptions,
  { clock, random, budget, retryable }: RetryParts,
  attempt: Attempt<T>,
  letGo?: (answer: T) => void,
): (request: WireRequest, call: Call, most?: number) => Promise<T> {
  return async (request, first, most = attempts) => {
    budget.call();
    const { effect, signal, deadlineMs } = first;
    const started = clock.elapsed();
    const left = () => started + deadlineMs - clock.elapsed();

    for (let call = first; ; ) {
      signal.throwIfAborted();
      let askedMs: number | undefined;
      let retryReason: string;
      try {
        budget.attempt();
        first.tally.attempt();
        const answer = await attempt(request, call, left());
        if (!mayRepeatAfter(effect, answer, retryable)) return answer;
        askedMs = retryAfterMs(answer.headers, clock.now());
        if (!mayRepeat(call, askedMs)) return answer;
        if (askedMs !== undefined && askedMs > left()) throw tooLate(askedMs, call);
        letGo?.(answer);
        retryReason = String(answer.status);
      } catch (error) {
        if (signal.aborted || !isRepeatable(effect, error) || !mayRepeat(call)) throw error;
        retryReason = error.name;
      }
      const backoff = random() * Math.min(capMs, baseMs * 2 ** (call.attempt - 1));
      await pause(clock, Math.min(Math.max(askedMs ?? 0, backoff), left()), signal);
      if (left() <= 0) throw deadlineError(call);
      call = { ...call, attempt: call.attempt + 1, retryReason };
    }

    function mayRepeat({ attempt }: Call, pauseMs = 0): boolean {
      const isForgotten = effect === "keyed" && clock.elapsed() + Math.max(pauseMs, capMs) - started > KEY_LIFETIME_MS;
      if (attempt >= most || isForgotten) return false;
      const isCovered = budget.spend();
      if (!isCovered) first.tally.suppress();
      return isCovered;
    }
  };
}

/** Whether an answer may be asked for again. */
function mayRepeatAfter(effect: Effect, { status, headers }: Head, retryable?: Retryable): boolean {
  const wasRefused = status === 429;
  const isAllowed = status >= 400 && (retryable?.(headers) ?? (wasRefused || isUnclear(status)));
  return isAllowed && (wasRefused || effect !== "once");
}

/** Whether a call that ended without an answer may be sent again. */
const isRepeatable = (effect: Effect, error: unknown): error is ConnectionError =>
  error instanceof ConnectionError && (effect !== "once" || error.acted === "no");

function tooLate(retryAfterMs: number, { operation, deadlineMs, ledger }: Call): DeadlineError {
  const message = `the server asks to wait ${retryAfterMs} ms, which is beyond the deadline of ${deadlineMs} ms`;
  return new DeadlineError(message, { operation, acted: ledger.acted, retryAfterMs });
}
