import { gzipSync } from "node:zlib";
import type { Reaction } from "./fault-server.ts";

/** A complete, correct answer. */
export const answer =
  (status: number, headers: Readonly<Record<string, string>> = {}, body: string | Uint8Array = ""): Reaction =>
  ({ socket }) => {
    const bytes = Buffer.from(body);
    socket.write(head(status, { "content-length": String(bytes.byteLength), ...headers }));
    socket.end(bytes);
  };

/** A complete answer of JSON. */
export const answerJson = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reaction =>
  answer(status, { "content-type": "application/json", ...headers }, JSON.stringify(value));

/** Sends the client elsewhere. */
export const redirect = (location: string, status = 302): Reaction => answer(status, { location });

/** The connection is reset after the request was read. */
export const reset: Reaction = ({ socket }) => void socket.resetAndDestroy();

/** The connection is closed in good order, without an answer. */
export const hangUp: Reaction = ({ socket }) => void socket.end();

/** No answer ever comes. */
export const silence: Reaction = ({ stall }) => stall();

/** The headers come and the beginning of the body, and nothing after. */
export const stallAfterHeaders =
  (headers: Readonly<Record<string, string>> = { "content-length": "1000" }, body = '{"id":'): Reaction =>
  ({ socket, stall }) => {
    socket.write(head(200, headers) + body, stall);
  };

/** The body ends before its announced length. */
export const truncate =
  (body: string): Reaction =>
  ({ socket }) =>
    void socket.end(head(200, { "content-length": String(body.length + 10) }) + body);

/** A complete answer whose gzip ends in the middle. */
export const brokenGzip = (body: string): Reaction => {
  const zipped = gzipSync(body);
  return answer(200, { "content-encoding": "gzip" }, zipped.subarray(0, zipped.byteLength / 2));
};

/** An answer that comes byte by byte. */
export const slow =
  (status: number, headers: Readonly<Record<string, string>>, body: string): Reaction =>
  async ({ socket }) => {
    socket.write(head(status, { "content-length": String(Buffer.byteLength(body)), ...headers }));
    for (const byte of Buffer.from(body)) {
      await turn();
      socket.write(Uint8Array.of(byte));
    }
    socket.end();
  };

/** A body of which one more byte comes, again and again, for ever. */
export const endless: Reaction = async ({ socket, stall }) => {
  socket.write(head(200, {}));
  stall();
  while (socket.writable) {
    socket.write(" ");
    await turn();
  }
};

/** Bytes that are not HTTP. */
export const garbage: Reaction = ({ socket }) => void socket.end("\u0000\u0001 certainly no HTTP \r\n\r\n");

const head = (status: number, headers: Readonly<Record<string, string>>): string =>
  [
    `HTTP/1.1 ${status} Status`,
    "connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
