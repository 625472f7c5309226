import { DeadlineError } from "../errors/errors.ts";
import type { CallParts } from "../transport/call-parts.ts";
import type { Clock } from "../transport/clock.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { Operation } from "../types/operation.ts";
import type { NextPage } from "./next-link.ts";

/** Fetches one page. */
export type FetchPage = (page: NextPage) => Promise<{ readonly body: unknown; readonly headers: Headers }>;

/** What sends a page's request. */
export interface PageSender {
  readonly clock: Clock;
  send(operation: Operation, input: Input, options?: CallOptions, parts?: CallParts): Promise<unknown>;
}

/** A deadline the caller gives covers all pages together; otherwise each has the client's. */
export function pageFetcher({ send, clock }: PageSender, { id }: Operation, options: CallOptions = {}): FetchPage {
  const { deadlineMs } = options;
  const end = clock.elapsed() + (deadlineMs ?? 0);
  return async ({ row, input }) => {
    const leftMs = end - clock.elapsed();
    const isLate = deadlineMs !== undefined && deadlineMs > 0 && leftMs <= 0;
    if (isLate) {
      const message = `not all pages came within the deadline of ${deadlineMs} ms`;
      throw new DeadlineError(message, { operation: id, acted: "no" });
    }
    let headers = new Headers();
    const accept: CallParts["accept"] = (_, received) => {
      headers = received;
    };
    const own = deadlineMs === undefined ? options : { ...options, deadlineMs: leftMs };
    return { body: await send(row, input, own, { accept }), headers };
  };
}
