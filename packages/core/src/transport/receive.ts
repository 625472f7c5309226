import { ConnectionError, DecodeError } from "../errors/errors.ts";
import type { Bytes } from "../types/bytes.ts";
import { bodyReader } from "./body-reader.ts";
import type { Call } from "./call.ts";
import { failureText } from "./failure.ts";

/** The whole body of a response. Throws `DecodeError` where it has more than `maxBytes` bytes. */
export async function receive(response: Response, maxBytes: number, call: Call): Promise<Bytes> {
  const { operation, ledger, signal } = call;
  const found: Bytes[] = [];
  let length = 0;
  const add = (chunk: Bytes) => {
    length += chunk.byteLength;
    found.push(chunk);
  };
  try {
    const { body } = response;
    // React Native's `fetch` has no stream to give.
    if (body === undefined) add(new Uint8Array(await response.arrayBuffer()));
    const reader = body ? bodyReader(body) : undefined;
    while (length <= maxBytes) {
      const { done = true, value } = (await reader?.read()) ?? {};
      if (done || value === undefined) return joined(found);
      add(value);
    }
    reader?.cancel();
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

async function joined(chunks: readonly Bytes[]): Promise<Bytes> {
  const [first, ...others] = chunks;
  // Most answers come in one piece.
  return first && others.length === 0 ? first : new Uint8Array(await new Blob([...chunks]).arrayBuffer());
}
