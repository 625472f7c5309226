import { type Chunks, isChunks, type WorldAnswer } from "../../../mock/src/vendors/hoop/world/http/message.ts";

/** A world's answer as a `fetch` gives it. */
export function responseOf({ status, headers, body }: WorldAnswer, signal: AbortSignal): Response {
  const isEmpty = status === 204 || body === undefined;
  const content = isEmpty ? null : isChunks(body) ? streamOf(body, signal) : (body as BodyInit);
  return new Response(content, { status, headers });
}

/** Throws what `fetch` does where a connection is lost. */
export function lost({ code }: { readonly code: string }): never {
  throw new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}

function streamOf(chunks: Chunks, signal: AbortSignal): ReadableStream<Uint8Array> {
  let leave = () => {};
  return new ReadableStream({
    start(controller) {
      const encoder = new TextEncoder();
      leave = chunks.read({
        chunk: (text) => controller.enqueue(encoder.encode(text)),
        end: () => controller.close(),
        reset: () => controller.error(new TypeError("terminated", { cause: { code: "ECONNRESET" } })),
      });
      signal.addEventListener("abort", () => {
        leave();
        controller.error(signal.reason);
      });
    },
    cancel: () => leave(),
  });
}
