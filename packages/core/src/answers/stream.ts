import { ConnectionError } from "../errors/errors.ts";
import type { Operation } from "../types/operation.ts";
import type { ServerEvent } from "../types/server-event.ts";
import { readEvents } from "./events.ts";
import { guarded, type StreamLimits } from "./guarded-stream.ts";

export interface ReadLimits extends StreamLimits {
  /** Bytes an event may have at most. */
  readonly maxBytes: number;
}

/** The body of a streamed answer: its bytes, or the events in it. */
export function streamed(
  body: ReadableStream<Uint8Array>,
  { id, answer, lastEvent }: Operation,
  limits: ReadLimits,
): unknown {
  const { stream, throwIfOver } = guarded(body, id, limits);
  if (answer !== "events") return stream;
  return complete(readEvents(stream, id, limits.maxBytes, throwIfOver), id, lastEvent);
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
