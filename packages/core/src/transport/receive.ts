import { ConnectionError, DecodeError } from "../errors/errors.ts";
import { bodyReader } from "./body-reader.ts";
import type { Call } from "./call.ts";
import { failureText } from "./failure.ts";

/** The whole body of a response. Throws `DecodeError` where it has more than `maxBytes` bytes. */
export async function receive(response: Response, maxBytes: number, call: Call): Promise<Uint8Array<ArrayBuffer>> {
  const { operation, ledger, signal } = call;
  try {
    const body = await readUpTo(response, maxBytes);
    if (body !== undefined) return body;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new ConnectionError(`the answer broke off (${failureText(cause)})`, {
      operation,
      acted: ledger.acted,
      cause,
    });
  }
  throw new DecodeError(`the answer is longer than maxBytes (${maxBytes})`, { operation, acted: ledger.acted });
}

async function readUpTo(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { headers, body } = response;
  if (body === null) return new Uint8Array();
  // React Native's `fetch` has no stream to give.
  if (body === undefined) return upTo(maxBytes, await response.arrayBuffer());
  const announced = headers.get("content-length");
  // A compressed body may be far longer than it says.
  const isShort = announced !== null && Number(announced) <= maxBytes && !headers.has("content-encoding");
  if (isShort) return new Uint8Array(await response.arrayBuffer());
  const reader = bodyReader(body);
  const found: Uint8Array<ArrayBuffer>[] = [];
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done || value === undefined) return joined(found, length);
    length += value.byteLength;
    found.push(value);
    if (length <= maxBytes) continue;
    reader.cancel();
    return undefined;
  }
}

const upTo = (maxBytes: number, body: ArrayBuffer): Uint8Array<ArrayBuffer> | undefined =>
  body.byteLength <= maxBytes ? new Uint8Array(body) : undefined;

function joined(chunks: readonly Uint8Array<ArrayBuffer>[], length: number): Uint8Array<ArrayBuffer> {
  const [first, ...others] = chunks;
  // Most answers come in one piece.
  if (first && others.length === 0) return first;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
