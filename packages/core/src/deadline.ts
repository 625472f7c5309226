import { callFor } from "./call.ts";
import { type Clock, systemClock, within } from "./clock.ts";
import { ConnectionError, DeadlineError } from "./errors.ts";
import type { Call, Layer } from "./layer.ts";

export interface LimitOptions {
  readonly clock?: Clock;
}

/** Ends the whole call, attempts and pauses included, after the call's `deadlineMs`. */
export const deadline = (options?: LimitOptions): Layer =>
  limit(
    options,
    ({ deadlineMs }) => deadlineMs,
    ({ operation, deadlineMs, maybeActed, effect }) =>
      new DeadlineError(`no answer within the deadline of ${deadlineMs} ms`, {
        operation,
        acted: maybeActed && effect !== "read" ? "maybe" : "no",
      }),
  );

/** Ends one attempt, its body included, after the call's `timeoutMs`. */
export const attemptTimeout = (options?: LimitOptions): Layer =>
  limit(
    options,
    ({ timeoutMs }) => timeoutMs,
    ({ operation, timeoutMs }) =>
      new ConnectionError(`no complete answer within ${timeoutMs} ms`, { operation, acted: "maybe" }),
  );

const limit =
  (
    { clock = systemClock }: LimitOptions = {},
    duration: (call: Call) => number,
    failure: (call: Call) => Error,
  ): Layer =>
  (next) =>
  async (request, call = callFor(request)) => {
    const parent = call.signal;
    try {
      return await within({ ms: duration(call), clock, parent, reason: () => failure(call) }, (signal) => {
        call.signal = signal;
        return next(request, call);
      });
    } finally {
      call.signal = parent;
    }
  };
