import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { bodyReader, discard } from "../../src/transport/body-reader.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A web stream that tells whether it was let go. */
function webStream(...parts: readonly string[]) {
  const state = { cancelled: false };
  const left = [...parts];
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = left.shift();
      if (part === undefined) return controller.close();
      controller.enqueue(bytes(part));
    },
    cancel: () => {
      state.cancelled = true;
    },
  });
  return { stream, state };
}

const foreign = (stream: unknown): ReadableStream<Uint8Array> => stream as ReadableStream<Uint8Array>;

/** What can be iterated over, and no more. */
async function* parts(...texts: readonly string[]) {
  for (const text of texts) yield bytes(text);
}

describe("a reader", () => {
  test.for([
    ["a web stream", () => webStream("ab", "c").stream],
    ["a stream of Node", () => foreign(Readable.from([bytes("ab"), bytes("c")]))],
    ["a generator", () => foreign(parts("ab", "c"))],
  ] as const)("reads %s to its end", async ([, stream]) => {
    const reader = bodyReader(stream());

    const read = [await reader.read(), await reader.read(), await reader.read()];

    expect(read.map(({ value }) => value && Buffer.from(value).toString())).toEqual(["ab", "c", undefined]);
    expect(read.map(({ done }) => done)).toEqual([false, false, true]);
  });

  test("lets a web stream go while it is read", async () => {
    let isCancelled = false;
    const hangs = new ReadableStream<Uint8Array>({
      cancel: () => {
        isCancelled = true;
      },
    });
    const reader = bodyReader(hangs);
    const reading = reader.read();

    reader.cancel();

    expect(await reading).toMatchObject({ done: true });
    expect(isCancelled).toBe(true);
  });

  test("lets a stream of Node go while it is read", async () => {
    const hangs = new Readable({ read: () => undefined });
    const reader = bodyReader(foreign(hangs));
    const reading = reader.read().catch(() => undefined);

    reader.cancel();

    await reading;
    expect(hangs.destroyed).toBe(true);
  });

  test("does not mind what cannot be let go", () => {
    const stuck = new ReadableStream<Uint8Array>({ cancel: () => Promise.reject(new Error("stuck")) });

    expect(() => bodyReader(stuck).cancel()).not.toThrow();
    expect(() => bodyReader(foreign(parts("ab"))).cancel()).not.toThrow();
  });
});

describe("an answer that is let go", () => {
  test("has its web stream cancelled", () => {
    const { stream, state } = webStream("ab");

    discard({ body: stream });

    expect(state.cancelled).toBe(true);
  });

  test("has its stream of Node destroyed", () => {
    const stream = Readable.from([bytes("ab")]);

    discard({ body: stream });

    expect(stream.destroyed).toBe(true);
  });

  test.for([
    ["no body", null],
    ["a body that is not told", undefined],
    ["a body that can only be iterated over", parts("ab")],
  ] as const)("may have %s", ([, body]) => {
    expect(() => discard({ body })).not.toThrow();
  });

  test("may have been read by somebody else", async () => {
    const response = new Response("ab");
    await response.text();
    const locked = webStream("ab").stream;
    locked.getReader();

    expect(() => discard(response)).not.toThrow();
    expect(() => discard({ body: locked })).not.toThrow();
  });

  test("may have a body that cannot be cancelled", () => {
    const stuck = new ReadableStream({ cancel: () => Promise.reject(new Error("stuck")) });

    expect(() => discard({ body: stuck })).not.toThrow();
  });
});
