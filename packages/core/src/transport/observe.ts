import { SdkError } from "../errors/sdk-error.ts";
import type { CallEvent, Hooks } from "../types/hooks.ts";
import { type Call, callOf } from "./call.ts";
import { ANY, checkOptions, type Known } from "./check-options.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Layer } from "./layer.ts";
import type { Attempt } from "./retry.ts";

export const HOOKS: Known<Hooks> = {
  onAttempt: ANY,
  onCall: ANY,
  onUnknownState: ANY,
  onPollError: ANY,
  onHookError: ANY,
};

/** Tells `onAttempt` of every request that was sent. */
export const observe = (options: Hooks & { readonly clock?: Clock }): Layer => {
  checkOptions("observe", options, { ...HOOKS, clock: ANY });
  const { clock = systemClock, ...hooks } = options;
  return (next) => {
    const send = observed(hooks, clock, next);
    return (request, view) => send(request, callOf(request, view), 0);
  };
};

/** An attempt that tells `onAttempt` how it ended. */
export const observed = <T extends { readonly status: number }>(
  hooks: Hooks,
  clock: Clock,
  attempt: Attempt<T>,
): Attempt<T> => {
  if (hooks.onAttempt === undefined) return attempt;
  return async (request, call, leftMs) => {
    const started = clock.elapsed();
    const tellEnd = (end: { readonly status: number } | { readonly error: string }) =>
      tell(hooks, "onAttempt", {
        operation: call.operation,
        method: request.method,
        attempt: call.attempt,
        ...(call.retryReason !== undefined && { retryReason: call.retryReason }),
        ...end,
        ms: clock.elapsed() - started,
      });
    try {
      const answer = await attempt(request, call, leftMs);
      tellEnd({ status: answer.status });
      return answer;
    } catch (error) {
      tellEnd({ error: nameOf(error) });
      throw error;
    }
  };
};

/** What `onCall` is told of a call that has ended. */
export function callEvent({ operation, tally }: Call, ms: number, error: unknown): CallEvent {
  const { attempts, suppressed } = tally;
  if (error === undefined) return { operation, attempts, ms };
  return {
    ...{ operation, attempts, error: nameOf(error) },
    ...(error instanceof SdkError && { acted: error.acted }),
    ...(suppressed && { suppressed: true }),
    ms,
  };
}

/** Calls a hook; whatever it does, the call goes on. */
export function tell<Name extends "onAttempt" | "onCall" | "onUnknownState" | "onPollError">(
  hooks: Hooks,
  name: Name,
  event: Parameters<NonNullable<Hooks[Name]>>[0],
): void {
  const hook = hooks[name] as ((event: unknown) => unknown) | undefined;
  if (hook) guarded(hooks, () => hook(event));
}

/** Runs a caller's own code whose failure is nobody's but its own. */
export function guarded({ onHookError = console.error }: Pick<Hooks, "onHookError">, act: () => unknown): void {
  // A hook may be an async function, and so may `onHookError`; there is nobody to tell of its own failure.
  const failed = (error: unknown) =>
    settled(
      () => onHookError(error),
      () => undefined,
    );
  settled(act, failed);
}

/** Runs `act` and hears of its failure, whether it throws or rejects. */
function settled(act: () => unknown, failed: (error: unknown) => void): void {
  try {
    const result = act();
    if (typeof result === "object") Promise.resolve(result).catch(failed);
  } catch (error) {
    failed(error);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
