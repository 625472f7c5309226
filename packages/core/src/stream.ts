import { type Clock, within } from "./clock.ts";
import { ConnectionError, DeadlineError } from "./errors.ts";
import { readEvents, type ServerEvent } from "./events.ts";
import { connectionError } from "./failure.ts";
import type { Operation } from "./operation.ts";

export interface StreamLimits {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** When the call began, epoch milliseconds. */
  readonly since: number;
  /** Milliseconds the stream may take to its end; for ever when the caller set no deadline. */
  readonly deadlineMs?: number | undefined;
  /** Milliseconds in which nothing may come, not even a heartbeat. */
  readonly silenceMs: number;
}

/** The body of a streamed answer: its bytes, or the events in it. */
export function streamed(response: Response, { id, answer, lastEvent }: Operation, limits: StreamLimits): unknown {
  const bytes = readable(response, id, limits);
  return answer === "events" ? complete(readEvents(bytes), id, lastEvent) : bytes;
}

/** Events up to the last one; a stream that ends before it has broken off. */
async function* complete(
  events: AsyncIterable<ServerEvent>,
  operation: string,
  lastEvent: string | undefined,
): AsyncGenerator<ServerEvent> {
  for await (const event of events) {
    yield event;
    if (event.event === lastEvent) return;
  }
  if (lastEvent === undefined) return;
  throw new ConnectionError(`the stream ended before it was complete${lastEvent && ` (${lastEvent})`}`, {
    operation,
    acted: "yes",
  });
}

/** The body as a stream whose failures are ours, and that ends with the caller's signal and deadline. */
function readable(response: Response, operation: string, limits: StreamLimits): ReadableStream<Uint8Array> {
  const { clock, silenceMs, signal: parent = new AbortController().signal } = limits;
  const { deadlineMs = Number.POSITIVE_INFINITY } = limits;
  const end = limits.since + deadlineMs;
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  const late = () =>
    new DeadlineError(`the stream had not ended within the deadline of ${deadlineMs} ms`, { operation, acted: "yes" });
  const silent = () => new ConnectionError(`nothing came for ${silenceMs} ms`, { operation, acted: "yes" });
  const over = new AbortController();
  return new ReadableStream({
    start(controller) {
      // Also while nobody reads: a stream that was given up holds a connection.
      const stop = () => {
        controller.error(parent.reason);
        void reader.cancel().catch(() => undefined);
      };
      parent.addEventListener("abort", stop, { once: true, signal: over.signal });
    },
    async pull(controller) {
      const left = end - clock.now();
      const limit = left < silenceMs ? { ms: left, reason: late } : { ms: silenceMs, reason: silent };
      try {
        const { done, value } = await within({ ...limit, clock, parent }, () => reader.read());
        if (!done) return controller.enqueue(value);
        over.abort();
        controller.close();
      } catch (cause) {
        over.abort();
        controller.error(parent.aborted ? parent.reason : connectionError(cause, operation, true));
        await reader.cancel().catch(() => undefined);
      }
    },
    cancel(why) {
      over.abort();
      return reader.cancel(why);
    },
  });
}
