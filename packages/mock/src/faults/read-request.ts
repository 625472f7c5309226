import type { Socket } from "node:net";

/** One request as it came over the wire. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, exactly as sent. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** Hands over the first request of a connection once it is there in full. */
export function readRequest(socket: Socket, onRequest: (request: SeenRequest) => void): void {
  let received = Buffer.alloc(0);
  const read = (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const request = parse(received);
    if (request === undefined) return;
    socket.off("data", read);
    socket.resume();
    onRequest(request);
  };
  socket.on("data", read);
}

function parse(bytes: Buffer): SeenRequest | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  const [start = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [method = "", path = ""] = start.split(" ");
  const headers = new Headers(lines.map((line) => splitAt(line, ":")));
  const body = bodyOf(headers, bytes.subarray(end + 4));
  return body === undefined ? undefined : { method, path, headers, body: body.toString("utf8") };
}

function bodyOf(headers: Headers, bytes: Buffer): Buffer | undefined {
  if (headers.get("transfer-encoding") === "chunked") return unchunked(bytes);
  const length = Number(headers.get("content-length") ?? 0);
  return bytes.byteLength < length ? undefined : bytes.subarray(0, length);
}

function unchunked(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let from = 0; ; ) {
    const line = bytes.indexOf("\r\n", from);
    if (line === -1) return undefined;
    const length = Number.parseInt(bytes.subarray(from, line).toString("latin1"), 16);
    if (bytes.byteLength < line + 2 + length + 2) return undefined;
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(line + 2, line + 2 + length));
    from = line + 2 + length + 2;
  }
}

function splitAt(line: string, separator: string): [string, string] {
  const index = line.indexOf(separator);
  return [line.slice(0, index), line.slice(index + 1).trim()];
}
