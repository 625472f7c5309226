import { type Clock, within } from "./clock.ts";
import { DeadlineError } from "./errors.ts";
import { readEvents } from "./events.ts";
import { connectionError } from "./failure.ts";
import type { Operation } from "./operation.ts";

export interface StreamLimits {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** When the call began, epoch milliseconds. */
  readonly since: number;
  /** Milliseconds the stream may take to its end; for ever when the caller set no deadline. */
  readonly deadlineMs?: number | undefined;
}

/** The body of a streamed answer: its bytes, or the events in it. */
export function streamed(response: Response, { id, answer }: Operation, limits: StreamLimits): unknown {
  const bytes = readable(response, id, limits);
  return answer === "events" ? readEvents(bytes) : bytes;
}

/** The body as a stream whose failures are ours, and that ends with the caller's signal and deadline. */
function readable(response: Response, operation: string, limits: StreamLimits): ReadableStream<Uint8Array> {
  const { clock, signal: parent = new AbortController().signal, deadlineMs = Number.POSITIVE_INFINITY } = limits;
  const end = limits.since + deadlineMs;
  const reader = (response.body ?? new Blob([]).stream()).getReader();
  const reason = () =>
    new DeadlineError(`the stream had not ended within the deadline of ${deadlineMs} ms`, {
      operation,
      acted: "yes",
    });
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await within({ ms: end - clock.now(), clock, parent, reason }, () => reader.read());
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (cause) {
        controller.error(parent.aborted ? parent.reason : connectionError(cause, operation, true));
        await reader.cancel().catch(() => undefined);
      }
    },
    cancel: (why) => reader.cancel(why),
  });
}
