import { DeadlineError } from "../errors/errors.ts";
import type { CallParts } from "../transport/call-parts.ts";
import type { Clock } from "../transport/clock.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { Operation } from "../types/operation.ts";

/** Fetches one page. */
export type FetchPage = (input: Input) => Promise<unknown>;

/** What sends a page's request. */
export interface PageSender {
  readonly clock: Clock;
  send(operation: Operation, input: Input, options?: CallOptions, parts?: CallParts): Promise<unknown>;
}

/** A deadline the caller gives covers all pages together; otherwise each has the client's. */
export function pageFetcher({ send, clock }: PageSender, row: Operation, options: CallOptions = {}): FetchPage {
  const { deadlineMs } = options;
  if (deadlineMs === undefined) return (input) => send(row, input, options);
  const end = clock.elapsed() + deadlineMs;
  return async (input) => {
    const leftMs = end - clock.elapsed();
    // What is not a number is refused where the call is made.
    if (!(leftMs <= 0) || !(deadlineMs > 0)) return send(row, input, { ...options, deadlineMs: leftMs });
    throw new DeadlineError(`not all pages came within the deadline of ${deadlineMs} ms`, { operation: row.id, acted: "no" });
  };
}
