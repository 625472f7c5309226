import { createParser } from "eventsource-parser";
import { DecodeError } from "../errors/errors.ts";
import { bodyReader } from "../transport/body-reader.ts";
import type { ServerEvent } from "../types/server-event.ts";

/** Server-sent events (WHATWG HTML, section 9.2) of a byte stream, comments left out; `throwIfOver` is asked before each. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
  operation: string,
  maxBytes: number,
  throwIfOver: () => void,
): AsyncGenerator<ServerEvent> {
  const events: ServerEvent[] = [];
  let lastId: string | undefined;
  let isTooLong = false;
  const parser = createParser({
    maxBufferSize: maxBytes,
    onEvent: ({ event = "message", data, id }) => {
      lastId = id ?? lastId;
      events.push({ event, data, ...(lastId !== undefined && { id: lastId }) });
    },
    onError: ({ type }) => {
      isTooLong ||= type === "max-buffer-size-exceeded";
    },
  });
  const decoder = new TextDecoder();
  const reader = bodyReader(body);
  let endsWithCr = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      // A CR at the end may have been the first half of a CR LF.
      const text: string = done ? (endsWithCr ? "\n" : "") : decoder.decode(value, { stream: true });
      endsWithCr = text === "" ? endsWithCr : text.endsWith("\r");
      parser.feed(text);
      if (isTooLong)
        throw new DecodeError(`an event is longer than maxBytes (${maxBytes})`, { operation, acted: "yes" });
      for (const event of events.splice(0)) {
        throwIfOver();
        yield event;
      }
      if (done) return;
    }
  } finally {
    reader.cancel();
  }
}
