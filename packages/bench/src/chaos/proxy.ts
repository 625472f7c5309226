import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Plan } from "./plan.ts";
import { startIn } from "./script.ts";

export interface Proxy {
  readonly url: string;
  /** Starts whose first connection was broken. */
  readonly broken: () => number;
  close(): Promise<void>;
}

/** Stands before `target` and breaks the connections of starts as planned; everything else passes. */
export async function openProxy(target: string, plan: Plan): Promise<Proxy> {
  const attempts = new Map<number, number>();
  let broken = 0;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await buffer(request);
    const start = request.method === "POST" ? startIn(sent.toString()) : undefined;
    const attempt = start === undefined ? 0 : (attempts.get(start) ?? 0);
    if (start !== undefined) attempts.set(start, attempt + 1);
    const what = start === undefined ? "none" : plan(start, attempt);
    if (what !== "none" && attempt === 0) broken += 1;
    if (what === "before sending") return cut(request);
    const answer = await forward(request, sent, target);
    if (what === "after sending") return cut(request);
    if (what === "none") return void response.writeHead(answer.status, answer.headers).end(answer.body);
    const bytes = bytesOf(answer);
    const length = what === "on the answer" ? 1 : Math.ceil(bytes.length / 2);
    request.socket.write(bytes.subarray(0, length), () => cut(request));
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => cut(request));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken: () => broken,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Ends the connection as a server does that dies. */
const cut = ({ socket }: IncomingMessage): void => void socket.destroy();

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The answer as it goes over the wire. */
function bytesOf({ status, headers, body }: Answer): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`), body]);
}

/** Hop by hop, or no longer true of the body that is passed on. */
const OWN = new Set(["connection", "keep-alive", "transfer-encoding", "content-length", "content-encoding", "host"]);

async function forward(
  { method = "GET", url = "/", headers }: IncomingMessage,
  sent: Buffer,
  target: string,
): Promise<Answer> {
  const passed = Object.entries(headers).filter(([name]) => !OWN.has(name)) as [string, string][];
  const answer = await fetch(target + url, {
    method,
    headers: passed,
    ...(sent.length > 0 && { body: new Uint8Array(sent) }),
  });
  const body = Buffer.from(await answer.arrayBuffer());
  const kept = Object.fromEntries([...answer.headers].filter(([name]) => !OWN.has(name)));
  return { status: answer.status, headers: { ...kept, "content-length": String(body.length) }, body };
}
