import { callFor } from "./call.ts";
import { type Clock, systemClock, within } from "./clock.ts";
import { ConnectionError, DeadlineError } from "./errors.ts";
import type { Call, Layer } from "./layer.ts";

export interface LimitOptions {
  readonly clock?: Clock;
}

/** Ends the whole call, attempts and pauses included, after the call's `deadlineMs`. */
export const deadline = ({ clock = systemClock }: LimitOptions = {}): Layer =>
  limit(clock, (call) => ({ ms: call.deadlineMs, reason: () => deadlineError(call) }));

/** Ends one attempt, its body included, after the call's `timeoutMs`, or with the call's deadline. */
export const attemptTimeout = ({ clock = systemClock }: LimitOptions = {}): Layer =>
  limit(clock, (call) => {
    const left = call.since + call.deadlineMs - clock.now();
    if (left <= call.timeoutMs) return { ms: left, reason: () => deadlineError(call) };
    return { ms: call.timeoutMs, reason: () => timeoutError(call) };
  });

/** What a call ends with whose time is up. */
export const deadlineError = ({ operation, deadlineMs, maybeActed, effect }: Call): DeadlineError =>
  new DeadlineError(`no answer within the deadline of ${deadlineMs} ms`, {
    operation,
    acted: maybeActed && effect !== "read" ? "maybe" : "no",
  });

const timeoutError = ({ operation, timeoutMs }: Call): ConnectionError =>
  new ConnectionError(`no complete answer within ${timeoutMs} ms`, { operation, acted: "maybe" });

const limit =
  (clock: Clock, limitOf: (call: Call) => { readonly ms: number; readonly reason: () => Error }): Layer =>
  (next) =>
  async (request, call = callFor(request, clock.now())) => {
    const parent = call.signal;
    try {
      return await within({ ...limitOf(call), clock, parent }, (signal) => {
        call.signal = signal;
        return next(request, call);
      });
    } finally {
      call.signal = parent;
    }
  };
