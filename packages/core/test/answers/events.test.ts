import { describe, expect, test } from "vitest";
import { readEvents } from "../../src/answers/events.ts";
import type { ServerEvent } from "../../src/types/server-event.ts";
import { collect } from "../support/collect.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const streamOf = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> => {
  const left = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = left.shift();
      if (chunk === undefined) return controller.close();
      controller.enqueue(chunk);
    },
  });
};

const read = (body: ReadableStream<Uint8Array>, maxBytes = 1000) =>
  readEvents(body, "runs.log", maxBytes, () => undefined);

const eventsOf = (...chunks: readonly (string | Uint8Array)[]): Promise<ServerEvent[]> =>
  collect(read(streamOf(chunks.map((chunk) => (typeof chunk === "string" ? bytes(chunk) : chunk)))));

const message = (data: string): ServerEvent => ({ event: "message", data });

describe("an event", () => {
  test.for([
    ["data", "data: one\n\n", [message("one")]],
    ["no space after the colon", "data:one\n\n", [message("one")]],
    ["one space taken off, not two", "data:  one\n\n", [message(" one")]],
    ["a colon in its data", "data: a: b\n\n", [message("a: b")]],
    ["a name", "event: log\ndata: one\n\n", [{ event: "log", data: "one" }]],
    ["an id", "id: 7\ndata: one\n\n", [{ event: "message", data: "one", id: "7" }]],
    ["several lines of data", "data: one\ndata: two\n\n", [message("one\ntwo")]],
    ["an empty line of data", "data: one\ndata:\ndata: two\n\n", [message("one\n\ntwo")]],
    ["a field without a colon", "data\n\n", [message("")]],
    ["a byte order mark before it", "\uFEFFdata: one\n\n", [message("one")]],
    ["fields nobody knows", "retry: 9\nother: x\ndata: one\n\n", [message("one")]],
    ["comments around it", ": ping\ndata: one\n: pong\n\n", [message("one")]],
  ] as const)("with %s is read", async ([, text, expected]) => {
    expect(await eventsOf(text)).toEqual(expected);
  });

  test.for([
    ["a comment alone", ": ping\n\n"],
    ["a name alone", "event: log\n\n"],
    ["blank lines", "\n\n\n"],
    ["nothing", ""],
    ["no blank line at its end", "data: one\n"],
    ["no line end at all", "data: one"],
  ])("is not made of %s", async ([, text = ""]) => {
    expect(await eventsOf(text)).toEqual([]);
  });

  test("does not hand its name on to the next", async () => {
    const events = await eventsOf("event: log\ndata: one\n\ndata: two\n\n");

    expect(events).toEqual([{ event: "log", data: "one" }, message("two")]);
  });

  test("hands its id on until there is another", async () => {
    const events = await eventsOf("id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\nid\ndata: d\n\n");

    expect(events.map(({ id }) => id)).toEqual(["1", "1", "2", ""]);
  });

  test("takes no id with a NUL in it", async () => {
    const events = await eventsOf("id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n");

    expect(events.map(({ id }) => id)).toEqual(["1", "1"]);
  });
});

describe("a stream", () => {
  const text = "event: log\r\ndata: ünï\r\ndata: 🚀\r\n\r\n: ping\r\n\r\nid: 2\r\ndata: two\r\n\r\n";
  const expected = [
    { event: "log", data: "ünï\n🚀" },
    { event: "message", data: "two", id: "2" },
  ];

  test("means the same wherever it is split into chunks", async () => {
    const all = bytes(text);

    for (let split = 0; split <= all.length; split++) {
      const events = await eventsOf(all.slice(0, split), all.slice(split));
      expect(events, `split at ${split}`).toEqual(expected);
    }
  });

  test("means the same byte by byte", async () => {
    const events = await eventsOf(...Array.from(bytes(text), (byte) => Uint8Array.of(byte)));

    expect(events).toEqual(expected);
  });

  test("may end its lines with LF", async () => {
    expect(await eventsOf(text.replaceAll("\r\n", "\n"))).toEqual(expected);
  });

  test("may end its lines with CR, the last one too", async () => {
    expect(await eventsOf(text.replaceAll("\r\n", "\r"))).toEqual(expected);
  });

  test("may mix its line ends", async () => {
    expect(await eventsOf("data: a\r\ndata: b\rdata: c\n\n")).toEqual([message("a\nb\nc")]);
  });

  test("yields an event before the next chunk comes", async () => {
    let more: (chunk: string) => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        more = (chunk) => controller.enqueue(bytes(chunk));
      },
    });
    const events = read(body);

    more("data: one\n\n");

    expect(await events.next()).toEqual({ done: false, value: message("one") });
    await events.return(undefined);
  });

  test("is let go of when its reader stops early", async () => {
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes("data: again\n\n")),
      cancel: () => {
        cancelled = true;
      },
    });

    for await (const _ of read(body)) break;

    expect(cancelled).toBe(true);
  });
});
