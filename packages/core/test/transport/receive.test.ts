import { describe, expect, test } from "vitest";
import { faultServer } from "../../../mock/src/faults/fault-server.ts";
import { answer, answerJson, endless } from "../../../mock/src/faults/reactions.ts";
import { stack } from "../../src/transport/layer.ts";
import { receive } from "../../src/transport/receive.ts";
import { callOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, scripted } from "../support/scripted.ts";
import { connectedTo, effectsClient } from "../support/sdk.ts";

const request = new Request("https://api.test/items");

/** A body of many chunks that tells whether it was let go. */
function chunks(count: number): {
  body: ReadableStream<Uint8Array>;
  state: { sent: number; cancelled: boolean };
} {
  const state = { sent: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (state.sent === count) return controller.close();
      state.sent++;
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { body, state };
}

describe("an answer", () => {
  test("is read in full before it is handed on", async () => {
    const { body, state } = chunks(3);

    const response = await stack(scripted(new Response(body)).fetch, receive(1000))(request);

    expect(state.sent).toBe(3);
    expect((await response.arrayBuffer()).byteLength).toBe(30);
  });

  test("keeps its status, status text and headers", async () => {
    const server = scripted(json({}, { status: 418, statusText: "Teapot", headers: { "x-request-id": "7" } }));

    const response = await stack(server.fetch, receive(1000))(request);

    expect([response.status, response.statusText, response.headers.get("x-request-id")]).toEqual([418, "Teapot", "7"]);
  });

  test.for([204, 205, 304])("of %d has no body", async (status) => {
    const response = await stack(scripted(new Response(null, { status })).fetch, receive(1000))(request);

    expect(response.body).toBeNull();
  });

  test("of as many bytes as allowed is handed on", async () => {
    const response = await stack(scripted(new Response("x".repeat(10))).fetch, receive(10))(request);

    expect(await response.text()).toBe("x".repeat(10));
  });

  test("of more bytes is refused, and the rest let go", async () => {
    const { body, state } = chunks(1000);

    const failure = await caught(stack(scripted(new Response(body)).fetch, receive(25))(request));

    expect(failure).toMatchObject({ name: "DecodeError", message: expect.stringContaining("maxBytes (25)") });
    expect(state.sent).toBeLessThan(10);
    expect(state.cancelled).toBe(true);
  });
});

describe("an answer that announces its length", () => {
  const received = (body: BodyInit, headers: HeadersInit, maxBytes: number) =>
    stack(scripted(new Response(body, { headers })).fetch, receive(maxBytes))(request);

  test("is read in one piece", async () => {
    const whole = new Response("x".repeat(10), { headers: { "content-length": "10" } });
    let pieces = 0;
    const answer = Object.defineProperty(whole, "arrayBuffer", {
      value: async () => {
        pieces++;
        return Response.prototype.arrayBuffer.call(whole);
      },
    });

    const response = await stack(scripted(answer).fetch, receive(10))(request);

    expect(await response.text()).toBe("x".repeat(10));
    expect(pieces).toBe(1);
  });

  test.for([
    ["longer than allowed", "50", {}],
    ["short, and is compressed", "10", { "content-encoding": "gzip" }],
    ["as no number", "a few", {}],
  ] as const)("%s is limited all the same", async ([, length, headers]) => {
    const { body, state } = chunks(1000);

    const failure = await caught(received(body, { "content-length": length, ...headers }, 25));

    expect(failure).toMatchObject({ name: "DecodeError", message: expect.stringContaining("maxBytes (25)") });
    expect(state).toMatchObject({ cancelled: true });
    expect(state.sent).toBeLessThan(10);
  });

  test("keeps every byte", async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0, 255, 128, 13, 10]);

    const response = await received(bytes, { "content-length": "8" }, 100);

    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });
});

describe("an answer without a body", () => {
  test("is not taken for the rejected one before it", async () => {
    const server = scripted(json({ status: "Succeeded" }, { status: 503 }), new Response(null, { status: 204 }));

    const answer = await effectsClient(server).request("DELETE", "/items/1");

    expect(answer).toBeUndefined();
  });

  test("has no words of the one before it in its error", async () => {
    const server = scripted(json({ error: "busy" }, { status: 503 }), new Response(null, { status: 404 }));

    const failure = await caught(effectsClient(server).items.read({ id: "1" }));

    expect(failure).toMatchObject({ status: 404, body: undefined });
  });
});

describe("a streamed answer", () => {
  const call = callOf({ streams: true });

  test("is left alone", async () => {
    const { body, state } = chunks(1000);
    const answer = new Response(body);

    const response = await stack(scripted(answer).fetch, receive(25))(request, call);

    expect(response).toBe(answer);
    expect(state.sent).toBeLessThan(10);
  });

  test("with an error status is read, within the limit", async () => {
    const { body } = chunks(1000);
    const answer = new Response(body, { status: 500 });

    const failure = await caught(stack(scripted(answer).fetch, receive(25))(request, call));

    expect(failure).toMatchObject({ name: "DecodeError" });
  });
});

describe("maxBytes", () => {
  test.for([
    ["read", "DecodeError"],
    ["idempotent", "DecodeError"],
    ["keyed", "OutcomeUnknownError"],
    ["once", "OutcomeUnknownError"],
  ] as const)("ends %s with %s once the answer is longer", async ([effect, name]) => {
    await using server = await faultServer([answerJson({ text: "x".repeat(5000) })]);
    const client = effectsClient({ ...connectedTo(server), maxBytes: 1000 });

    const failure = await caught(client.items[effect]({ id: "1" }));

    expect(failure).toMatchObject({ name, acted: "maybe" });
    expect(server.requests).toHaveLength(1);
  });

  test("ends an answer that never does, and lets go of its connection", async () => {
    await using server = await faultServer([endless]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ ...address, maxBytes: 20 });

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "DecodeError" });
    await expect(server.abandoned()).resolves.toBeUndefined();
    expect(clock.elapsed()).toBe(0);
  });

  test("of an answer that rejects the start does not make its outcome unknown", async () => {
    await using server = await faultServer([answer(400, {}, "x".repeat(5000))]);
    const client = effectsClient({ ...connectedTo(server), maxBytes: 1000 });

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "DecodeError", acted: "no" });
  });
});
