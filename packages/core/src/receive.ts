import { DecodeError } from "./errors.ts";
import { actedBy } from "./failure.ts";
import { type Layer, operationOf } from "./layer.ts";

/** Reads the whole body inside the attempt, so that its limits and retries cover it; leaves streamed answers alone. */
export const receive =
  (maxBytes: number): Layer =>
  (next) =>
  async (request, call) => {
    const response = await next(request, call);
    // An answer without a body has nothing of the attempt before it.
    if (call) call.text = "";
    if (response.body === null || (call?.streams && response.ok)) return response;
    const body = await readUpTo(response, maxBytes);
    if (body === undefined) {
      throw new DecodeError(`the answer is longer than maxBytes (${maxBytes})`, {
        operation: operationOf(call),
        acted: actedBy(response.status) === "no" ? "no" : "maybe",
      });
    }
    if (call?.keepsText) {
      call.text = new TextDecoder().decode(body);
      return response;
    }
    const { status, statusText, headers } = response;
    return new Response(body, { status, statusText, headers });
  };

/** The body, `undefined` when it has more than `maxBytes` bytes. */
async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { headers, body } = response;
  const announced = headers.get("content-length");
  // A compressed body may be far longer than it says.
  const isShort = announced !== null && Number(announced) <= maxBytes && !headers.has("content-encoding");
  if (isShort) return new Uint8Array(await response.arrayBuffer());
  const reader = (body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks);
    length += value.byteLength;
    chunks.push(value);
    if (length <= maxBytes) continue;
    await reader.cancel();
    return undefined;
  }
}

/** A `Blob` is slow to read, and most answers come in one piece. */
async function joined(chunks: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array<ArrayBuffer>> {
  const [first, ...others] = chunks;
  return first && others.length === 0 ? first : new Uint8Array(await new Blob([...chunks]).arrayBuffer());
}
