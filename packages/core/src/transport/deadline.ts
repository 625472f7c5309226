import { ConnectionError, DeadlineError } from "../errors/errors.ts";
import { type Call, callOf, NEVER } from "./call.ts";
import { ANY, checkOptions } from "./check-options.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Layer } from "./layer.ts";
import { within } from "./within.ts";

export interface DeadlineOptions {
  readonly clock?: Clock;
}

/** Ends the whole call, attempts and pauses included, after the call's `deadlineMs`. */
export const deadline = (options: DeadlineOptions = {}): Layer => {
  checkOptions("deadline", options, { clock: ANY });
  const { clock = systemClock } = options;
  return (next) => (request, view) => {
    const call = callOf(request, view);
    const limit = { ms: call.deadlineMs, clock, parent: call.signal, reason: () => deadlineError(call) };
    return within(limit, (signal) => next(request, { ...call, signal }));
  };
};

/** Runs one attempt, its body included, until `timeoutMs` or the call's end, whichever comes first. */
export function withinAttempt<T>(
  call: Call,
  leftMs: number,
  clock: Clock,
  attempt: (call: Call) => Promise<T>,
): Promise<T> {
  const isLast = leftMs <= call.timeoutMs;
  const reason = () => (isLast ? deadlineError(call) : timeoutError(call));
  const parent = call.signal === NEVER ? undefined : call.signal;
  const limit = { ms: isLast ? leftMs : call.timeoutMs, clock, parent, reason };
  return within(limit, (signal) => attempt({ ...call, signal }));
}

/** What a call ends with whose time is up. */
export const deadlineError = ({ operation, deadlineMs, ledger }: Call): DeadlineError =>
  new DeadlineError(`no answer within the deadline of ${deadlineMs} ms`, { operation, acted: ledger.acted });

function timeoutError({ operation, timeoutMs, ledger }: Call): ConnectionError {
  return new ConnectionError(`no complete answer within ${timeoutMs} ms`, { operation, acted: ledger.acted });
}
