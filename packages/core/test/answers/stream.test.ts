import { describe, expect, test } from "vitest";
import { faultServer } from "../../../mock/src/faults/fault-server.ts";
import { answer, answerJson, reset, stallAfterHeaders, truncate } from "../../../mock/src/faults/reactions.ts";
import type { CallOptions, Operation, SdkOptions, ServerEvent } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { collect } from "../support/collect.ts";
import { json, scripted } from "../support/scripted.ts";
import { clientOf, connectedTo } from "../support/sdk.ts";
import { createVirtualClock, type VirtualClock } from "../support/virtual-clock.ts";

interface Api {
  readonly runs: {
    log(options?: CallOptions): Promise<AsyncIterable<ServerEvent>>;
    file(options?: CallOptions): Promise<ReadableStream<Uint8Array>>;
  };
}

const row = (name: string, answer: "events" | "bytes"): Operation => ({
  ...{ id: `runs.${name}`, method: "GET", path: `/runs/${name}`, effect: "read", answer },
});

/** A client of two operations whose answers are streams. */
const streams = (options: Partial<SdkOptions>): Api["runs"] =>
  clientOf<Api>({ runs: { log: row("log", "events"), file: row("file", "bytes") } }, options).runs;

const sse = { "content-type": "text/event-stream" };
const one = { event: "message", data: "one" };

/** A body that begins and never goes on. */
const opened = (text: string): Response =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    }),
  );

describe("a streamed answer", () => {
  test("of events is their sequence", async () => {
    const events = await streams(scripted(new Response("data: one\n\ndata: two\n\n"))).log();

    expect(await collect(events)).toEqual([one, { event: "message", data: "two" }]);
  });

  test.for([
    ["its bytes", "abc"],
    ["an empty stream where there is no body", null],
  ] as const)("of bytes is %s", async ([, body]) => {
    const stream = await streams(scripted(new Response(body))).file();

    expect(await new Response(stream).text()).toBe(body ?? "");
  });

  test("is there before it has ended", async () => {
    const events = await streams(scripted(opened("data: one\n\n"))).log();

    expect(await events[Symbol.asyncIterator]().next()).toEqual({ done: false, value: one });
  });

  test("is not cut off by maxBytes", async () => {
    await using server = await faultServer([answer(200, {}, "x".repeat(5000))]);

    const stream = await streams({ ...connectedTo(server), maxBytes: 10 }).file();

    expect((await new Response(stream).text()).length).toBe(5000);
  });

  test("that fails before it begins is asked for again", async () => {
    await using server = await faultServer([reset, answer(503), answer(200, sse, "data: one\n\n")]);

    const events = await streams(connectedTo(server)).log();

    expect(await collect(events)).toEqual([one]);
    expect(server.requests).toHaveLength(3);
  });

  test("with an error status is an error", async () => {
    await using server = await faultServer([answerJson({ error: "no such run" }, 404)]);

    const failure = await caught(streams(connectedTo(server)).log());

    expect(failure).toMatchObject({ name: "ApiError", status: 404, body: { error: "no such run" } });
  });
});

describe("a stream that breaks off is a lost connection", () => {
  test("of events, after those that came", async () => {
    await using server = await faultServer([truncate("data: one\n\ndata: tw")]);
    const seen: unknown[] = [];

    const failure = await caught(
      (async () => {
        for await (const event of await streams(connectedTo(server)).log()) seen.push(event);
      })(),
    );

    expect(failure).toMatchObject({ name: "ConnectionError", operation: "runs.log" });
    expect(seen).toEqual([one]);
    expect(server.requests).toHaveLength(1);
  });

  test("of bytes", async () => {
    await using server = await faultServer([truncate("abc")]);

    const failure = await caught(streams(connectedTo(server)).file().then(collect));

    expect(failure).toMatchObject({ name: "ConnectionError", operation: "runs.file" });
  });
});

describe("a stream that stalls", () => {
  test("ends with the caller's signal, and lets go of the connection", async () => {
    await using server = await faultServer([stallAfterHeaders(sse, "data: one\n\n")]);
    const controller = new AbortController();
    const seen: unknown[] = [];

    const failure = await caught(
      (async () => {
        for await (const event of await streams(connectedTo(server)).log({ signal: controller.signal })) {
          seen.push(event);
          controller.abort("enough");
        }
      })(),
    );

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(seen).toEqual([one]);
    await expect(server.abandoned()).resolves.toBeUndefined();
  });

  test("ends by the deadline the caller gave, and lets go of the connection", async () => {
    await using server = await faultServer([stallAfterHeaders(sse, "data: one\n\n")]);
    const { clock, ...address } = connectedTo(server);
    const seen: unknown[] = [];

    const failure = await caught(
      (async () => {
        for await (const event of await streams({ clock, ...address }).log({ deadlineMs: 5000 })) seen.push(event);
      })(),
    );

    expect(failure).toMatchObject({ name: "DeadlineError", operation: "runs.log" });
    expect(seen).toEqual([one]);
    expect(clock.elapsed()).toBe(5000);
    await expect(server.abandoned()).resolves.toBeUndefined();
  });

  test("counts the time until it began", async () => {
    const clock = createVirtualClock();
    const late = () =>
      new Promise<Response>((resolve) => {
        clock.after(4000, () => resolve(opened("data: one\n\n")));
      });

    const failure = await caught(
      streams({ ...scripted(late), clock })
        .log({ deadlineMs: 5000 })
        .then(collect),
    );

    expect(failure).toMatchObject({ name: "DeadlineError" });
    expect(clock.elapsed()).toBe(5000);
  });

  test("may go on for a day without a deadline of the caller, as long as a heartbeat comes", async () => {
    const clock = createVirtualClock();
    const body = spoken(clock, 86_400_000, 30_000);

    const events = await streams({ ...scripted(new Response(body)), clock }).log();

    expect(await events[Symbol.asyncIterator]().next()).toEqual({ done: false, value: one });
    expect(clock.elapsed()).toBeGreaterThanOrEqual(86_400_000);
  });

  test("ends as a lost connection when not even a heartbeat comes", async () => {
    const clock = createVirtualClock();
    const events = await streams({ ...scripted(opened(": heartbeat\n\n")), clock }).log({ timeoutMs: 45_000 });

    const failure = await caught(collect(events));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "yes" });
    expect(failure).toMatchObject({ message: "runs.log: nothing came for 45000 ms" });
    expect(clock.elapsed()).toBe(45_000);
  });
});

describe("a stream with a last event", () => {
  const log = (lastEvent: string, body: string) =>
    clientOf<Api>({ runs: { log: { ...row("log", "events"), lastEvent } } }, scripted(new Response(body))).runs.log();

  test("is complete with it, whatever the server sends afterwards", async () => {
    const events = await collect(await log("end", "data: one\n\nevent: end\ndata: {}\n\ndata: two\n\n"));

    expect(events).toEqual([one, { event: "end", data: "{}" }]);
  });

  test.for(["end", ""])("%o that ends without it has broken off", async (lastEvent) => {
    const failure = await caught(collect(await log(lastEvent, "data: one\n\n")));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "yes" });
  });
});

/** A body that sends a heartbeat every so often, and an event in the end. */
function spoken(clock: VirtualClock, endMs: number, everyMs: number): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      const say = (text: string) => controller.enqueue(new TextEncoder().encode(text));
      const beat = (at: number) => {
        if (at >= endMs) return clock.after(everyMs, () => say("data: one\n\n"));
        clock.after(everyMs, () => {
          say(": heartbeat\n\n");
          beat(at + everyMs);
        });
      };
      beat(0);
    },
  });
}

test("a stream is let go of when its reader stops early", async () => {
  await using server = await faultServer([stallAfterHeaders(sse, "data: one\n\n")]);

  for await (const _ of await streams(connectedTo(server)).log()) break;

  await expect(server.abandoned()).resolves.toBeUndefined();
});

test("an HTML page is no stream of events", async () => {
  const server = scripted(new Response("<title>Sign in</title>", { headers: { "content-type": "text/html" } }));

  const failure = await caught(streams(server).log());

  expect(failure).toMatchObject({ name: "DecodeError" });
});

test("a stream does not keep the client from its other calls", async () => {
  const client = streams(scripted(opened("data: one\n\n"), json({})));
  const events = (await client.log())[Symbol.asyncIterator]();
  await events.next();

  const file = await client.file();

  expect(await new Response(file).text()).toBe("{}");
});
