import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { faultServer } from "../../../mock/src/faults/fault-server.ts";
import { answer, answerJson, endless } from "../../../mock/src/faults/reactions.ts";
import { receive } from "../../src/transport/receive.ts";
import { callOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, scripted } from "../support/scripted.ts";
import { connectedTo, effectsClient } from "../support/sdk.ts";

const read = (response: unknown, maxBytes: number): Promise<Uint8Array> =>
  receive(response as Response, maxBytes, callOf());

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

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

    const bytes = await read(new Response(body), 1000);

    expect(state.sent).toBe(3);
    expect(bytes).toEqual(new Uint8Array(30));
  });

  test.for([204, 205, 304])("of %d has no body", async (status) => {
    expect(await read(new Response(null, { status }), 1000)).toEqual(new Uint8Array());
  });

  test("of as many bytes as allowed is handed on", async () => {
    expect(text(await read(new Response("x".repeat(10)), 10))).toBe("x".repeat(10));
  });

  test("of more bytes is refused, and the rest let go", async () => {
    const { body, state } = chunks(1000);

    const failure = await caught(read(new Response(body), 25));

    expect(failure).toMatchObject({ name: "DecodeError", message: expect.stringContaining("maxBytes (25)") });
    expect(state.sent).toBeLessThan(10);
    expect(state.cancelled).toBe(true);
  });

  test("keeps its bytes in order, however they are cut", async () => {
    const body = new ReadableStream({
      start(controller) {
        for (const part of ["", "ab", "c", "", "def"]) controller.enqueue(new TextEncoder().encode(part));
        controller.close();
      },
    });

    expect(text(await read(new Response(body), 6))).toBe("abcdef");
  });

  test("that breaks off is a failed connection that names its codes", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(lost("UND_ERR_SOCKET")) });

    expect(await caught(read(new Response(body), 1000))).toMatchObject({
      name: "ConnectionError",
      message: "items.get: the answer broke off (UND_ERR_SOCKET)",
      acted: "no",
      cause: { cause: { code: "UND_ERR_SOCKET" } },
    });
  });

  test("that breaks off because its signal aborted ends with the signal's reason", async () => {
    const controller = new AbortController();
    const body = new ReadableStream({
      pull(stream) {
        controller.abort("enough");
        stream.error(new Error("aborted"));
      },
    });

    const failure = await caught(receive(new Response(body), 1000, callOf({ signal: controller.signal })));

    expect(failure).toBe("enough");
  });
});

describe("an answer of a foreign fetch", () => {
  const head = { status: 200, statusText: "OK", ok: true, headers: new Headers() };
  const arrayBuffer = async () => new Uint8Array([1, 2, 3]).buffer;

  test("is read from its stream of Node", async () => {
    const body = Readable.from([Buffer.from("ab"), Buffer.from("c")]);

    expect(text(await read({ ...head, body }, 3))).toBe("abc");
  });

  test("of more bytes than allowed is refused, and its stream destroyed", async () => {
    const body = Readable.from(Array.from({ length: 1000 }, () => Buffer.alloc(10)));

    const failure = await caught(read({ ...head, body }, 25));

    expect(failure).toMatchObject({ name: "DecodeError" });
    expect(body.destroyed).toBe(true);
  });

  test("that breaks off is a failed connection", async () => {
    const body = new Readable({ read: () => undefined });
    body.destroy(Object.assign(new Error("Premature close"), { code: "ERR_STREAM_PREMATURE_CLOSE" }));

    expect(await caught(read({ ...head, body }, 25))).toMatchObject({
      name: "ConnectionError",
      message: "items.get: the answer broke off (ERR_STREAM_PREMATURE_CLOSE)",
    });
  });

  test("without a stream is read in one piece, as of React Native", async () => {
    expect(await read({ ...head, arrayBuffer }, 3)).toEqual(new Uint8Array([1, 2, 3]));
    expect(await caught(read({ ...head, arrayBuffer }, 2))).toMatchObject({ name: "DecodeError" });
  });
});

describe("an answer that announces its length", () => {
  test.for([
    ["longer than allowed", "50", {}],
    ["short, and is compressed", "10", { "content-encoding": "gzip" }],
    ["as no number", "a few", {}],
  ] as const)("%s is limited all the same", async ([, length, headers]) => {
    const { body, state } = chunks(1000);

    const failure = await caught(read(new Response(body, { headers: { "content-length": length, ...headers } }), 25));

    expect(failure).toMatchObject({ name: "DecodeError", message: expect.stringContaining("maxBytes (25)") });
    expect(state).toMatchObject({ cancelled: true });
    expect(state.sent).toBeLessThan(10);
  });

  test("keeps every byte", async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0, 255, 128, 13, 10]);

    const found = await read(new Response(bytes, { headers: { "content-length": "8" } }), 100);

    expect(found).toEqual(bytes);
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
