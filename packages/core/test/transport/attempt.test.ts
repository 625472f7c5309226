import { describe, expect, test } from "vitest";
import { attemptWith } from "../../src/transport/attempt.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, type Step, scripted } from "../support/scripted.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

/** Makes one attempt. */
function attempt(step: Step, maxBytes: number, call = callOf()) {
  const clock = createVirtualClock();
  return { clock, answer: attemptWith(over(scripted(step)), clock, maxBytes)(requestOf(), call, call.deadlineMs) };
}

/** A body of as many chunks of ten bytes. */
function chunks(count: number) {
  const state = { sent: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.sent === count) return controller.close();
      state.sent++;
      controller.enqueue(new Uint8Array(10));
    },
  });
  return { body, state };
}

describe("an attempt", () => {
  test("answers status, status text, headers and the bytes of the body", async () => {
    const step = new Response("abc", { status: 418, statusText: "Teapot", headers: { "x-request-id": "7" } });

    const { status, statusText, ok, headers, bytes, stream } = await attempt(step, 1000).answer;

    expect([status, statusText, ok, headers.get("x-request-id")]).toEqual([418, "Teapot", false, "7"]);
    expect(new TextDecoder().decode(bytes)).toBe("abc");
    expect(stream).toBeUndefined();
  });

  test("has its time for the body as well as for the head", async () => {
    const hangs = new ReadableStream({ pull: () => new Promise(() => undefined) });
    const { answer, clock } = attempt(new Response(hangs), 1000, callOf({ timeoutMs: 500 }));

    expect(await caught(answer)).toMatchObject({
      name: "ConnectionError",
      message: "items.get: no complete answer within 500 ms",
    });
    expect(clock.elapsed()).toBe(500);
  });
});

describe("a streamed answer", () => {
  const call = callOf({ streams: ({ ok }) => ok });

  test("is handed on unread", async () => {
    const { body, state } = chunks(1000);

    const { stream, bytes } = await attempt(new Response(body), 25, call).answer;

    expect(stream).toBe(body);
    expect(bytes).toHaveLength(0);
    expect(state.sent).toBeLessThan(10);
  });

  test("without a body is a stream that ends at once", async () => {
    const { stream } = await attempt(new Response(null), 25, call).answer;

    expect(stream).toBeInstanceOf(ReadableStream);
    expect(await new Response(stream).text()).toBe("");
  });

  test("with an error status is read, within the limit", async () => {
    const { body } = chunks(1000);

    expect(await caught(attempt(new Response(body, { status: 500 }), 25, call).answer)).toMatchObject({
      name: "DecodeError",
    });
  });

  test("with an error status has its bytes", async () => {
    const { bytes, stream } = await attempt(json({ error: "no" }, { status: 400 }), 1000, call).answer;

    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ error: "no" });
    expect(stream).toBeUndefined();
  });
});
