import type { CallParts } from "../transport/call-parts.ts";
import type { Clock } from "../transport/clock.ts";
import type { Before } from "../types/before.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { Operation } from "../types/operation.ts";

type Send = (operation: Operation, input: Input, options?: CallOptions, parts?: CallParts) => Promise<unknown>;

/** What sends calls, and the time they may take that say nothing else. */
interface Sender {
  readonly send: Send;
  readonly clock: Clock;
  readonly limits: { readonly deadlineMs: number };
}

/** Sends what `before` makes of a call; one deadline covers both. */
export function sendAfter(before: Before | undefined, { send, clock, limits }: Sender): Send {
  if (before === undefined) return send;
  return async (operation, input, options = {}, parts) => {
    const begun = clock.elapsed();
    const made = await before(operation.id, input, options);
    const tookMs = clock.elapsed() - begun;
    const { deadlineMs = limits.deadlineMs } = options;
    return send(
      operation,
      made,
      tookMs > 0 ? { ...options, deadlineMs: Math.max(1, deadlineMs - tookMs) } : options,
      parts,
    );
  };
}
