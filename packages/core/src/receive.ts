import { DecodeError } from "./errors.ts";
import { actedBy } from "./failure.ts";
import { type Layer, operationOf } from "./layer.ts";

/** Reads the whole body inside the attempt, so that its limits and retries cover it; leaves streamed answers alone. */
export const receive =
  (maxBytes: number): Layer =>
  (next) =>
  async (request, call) => {
    const response = await next(request, call);
    if (response.body === null || (call?.streams && response.ok)) return response;
    const body = isShort(response, maxBytes) ? response : await readUpTo(response.body, maxBytes);
    if (body === undefined) {
      throw new DecodeError(`the answer is longer than maxBytes (${maxBytes})`, {
        operation: operationOf(call),
        acted: actedBy(response.status) === "no" ? "no" : "maybe",
      });
    }
    if (call?.keepsText) {
      call.text = await body.text();
      return response;
    }
    const { status, statusText, headers } = response;
    return new Response(await body.arrayBuffer(), { status, statusText, headers });
  };

/** Whether the body is known to fit; a compressed one may be far longer than it says. */
function isShort({ headers }: Response, maxBytes: number): boolean {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= maxBytes && !headers.has("content-encoding");
}

/** The body, `undefined` when it has more than `maxBytes` bytes. */
async function readUpTo(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Blob | undefined> {
  const reader = body.getReader() as ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    length += value.byteLength;
    chunks.push(value);
    if (length <= maxBytes) continue;
    await reader.cancel();
    return undefined;
  }
}
