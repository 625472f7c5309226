import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as it came over the wire. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Parsed where it is JSON, else the text; undefined where there was none. */
  readonly body: unknown;
  /** The body's own text. */
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** An answer that writes itself: in pieces, broken, or never. */
export type RawAnswer = (response: ServerResponse) => void;

export interface MockServer {
  readonly url: string;
  /** Every request seen so far, also the refused ones. */
  readonly requests: readonly MockRequest[];
  close(): Promise<void>;
}

export interface ServerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

/** A server on this machine only that keeps what it was asked. */
export async function startServer(
  answer: (request: MockRequest) => Answer | RawAnswer | Promise<Answer | RawAnswer>,
  { port = 0 }: ServerOptions = {},
): Promise<MockServer> {
  const requests: MockRequest[] = [];
  const server = createServer(async (incoming, response) => {
    try {
      const request = await readRequest(incoming);
      requests.push(request);
      send(response, await answer(request));
    } catch (error) {
      send(response, json(500, { title: "The mock failed", status: 500, detail: String(error) }));
    }
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  let closed: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close() {
      closed ??= new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

async function readRequest(incoming: IncomingMessage): Promise<MockRequest> {
  // Not by `new URL`, which would tidy away a `..` that was sent.
  const [path = "/", search] = (incoming.url ?? "/").split(/\?(.*)/s);
  const sent = await text(incoming);
  return {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    headers: incoming.headers,
    body: sent === "" ? undefined : parse(sent),
    text: sent,
  };
}

function parse(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    return sent;
  }
}

/** Puts an answer on the wire. */
export function send(response: ServerResponse, answer: Answer | RawAnswer): void {
  if (typeof answer === "function") {
    answer(response);
    return;
  }
  const { status, headers = {}, body } = answer;
  response.writeHead(status, headers);
  response.end(body);
}
