import type { Bytes } from "../types/bytes.ts";
/** Reads a body chunk by chunk. */
export interface BodyReader {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: Bytes | undefined }>;
  /** Lets the body and its connection go, also while a read is under way. */
  cancel(): void;
}

/** A reader of a web stream, or of the stream that a foreign `fetch` answers with. */
export function bodyReader(body: ReadableStream<Uint8Array>): BodyReader {
  if (typeof body.getReader === "function") {
    const reader = (body as ReadableStream<Bytes>).getReader();
    return { read: () => reader.read(), cancel: () => void reader.cancel().catch(() => undefined) };
  }
  const foreign = body as AsyncIterable<Bytes> & { destroy?: () => void };
  const iterator = foreign[Symbol.asyncIterator]();
  return { read: () => iterator.next(), cancel: () => foreign.destroy?.() };
}

/** Lets go of an answer's body, and of its connection, without reading it; never fails, as where a layer has read it. */
export function discard({ body }: { readonly body: unknown }): void {
  const { cancel, destroy } = Object(body) as { cancel?: () => Promise<void>; destroy?: () => void };
  if (cancel === undefined) destroy?.call(body);
  else cancel.call(body).catch(() => undefined);
}
