import { type Clock, systemClock, within } from "./clock.ts";
import { ConnectionError, DeadlineError } from "./errors.ts";
import type { Layer } from "./layer.ts";
import { callFor } from "./retry.ts";

export interface LimitOptions {
  readonly clock?: Clock;
}

/** Ends the whole call, attempts and pauses included, after the call's `deadlineMs`. */
export const deadline =
  ({ clock = systemClock }: LimitOptions = {}): Layer =>
  (next) =>
  (request, call = callFor(request)) => {
    const reason = () =>
      new DeadlineError(`no answer within the deadline of ${call.deadlineMs} ms`, {
        operation: call.operation,
        acted: call.maybeActed && call.effect !== "read" ? "maybe" : "no",
      });
    return within({ ms: call.deadlineMs, clock, parent: request.signal, reason }, (signal) =>
      next(new Request(request, { signal }), call),
    );
  };

/** Ends one attempt, its body included, after the call's `timeoutMs`. */
export const attemptTimeout =
  ({ clock = systemClock }: LimitOptions = {}): Layer =>
  (next) =>
  (request, call = callFor(request)) => {
    const reason = () =>
      new ConnectionError(`no complete answer within ${call.timeoutMs} ms`, {
        operation: call.operation,
        acted: "maybe",
      });
    return within({ ms: call.timeoutMs, clock, parent: request.signal, reason }, (signal) =>
      next(new Request(request, { signal }), call),
    );
  };
