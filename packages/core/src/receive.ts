import { DecodeError } from "./errors.ts";
import { actedBy } from "./failure.ts";
import type { Layer } from "./layer.ts";

/** Reads the whole body inside the attempt, so that its limits and retries cover it; leaves streamed answers alone. */
export const receive =
  (maxBytes: number): Layer =>
  (next) =>
  async (request, call) => {
    const response = await next(request, call);
    if (response.body === null || (call?.streams && response.ok)) return response;
    const bytes = await readUpTo(response.body, maxBytes);
    if (bytes === undefined) {
      throw new DecodeError(`the answer is longer than maxBytes (${maxBytes})`, {
        operation: call?.operation ?? "request",
        acted: actedBy(response.status) === "no" ? "no" : "maybe",
      });
    }
    const { status, statusText, headers } = response;
    return new Response(bytes, { status, statusText, headers });
  };

async function readUpTo(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Blob | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > maxBytes) return undefined;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  }
  return new Blob(chunks);
}
