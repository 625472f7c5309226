import { createServer, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { readRequest, type SeenRequest } from "./read-request.ts";

export type { SeenRequest } from "./read-request.ts";

/** What the server does with one request it has read in full. */
export type Reaction = (exchange: Exchange) => void;

export interface Exchange {
  readonly socket: Socket;
  readonly request: SeenRequest;
  /** To be called by a reaction that leaves the client waiting: only time can go on from here. */
  readonly stall: () => void;
}

export interface FaultServer extends AsyncDisposable {
  readonly origin: string;
  /** What was sent here, in order. */
  readonly requests: readonly SeenRequest[];
  /** Node's `fetch`, watched so that `busy` knows of answers under way. */
  readonly fetch: typeof globalThis.fetch;
  /** Whether an answer is under way that does not wait for time to go by; for a virtual clock. */
  readonly busy: () => boolean;
  /** Settles when the client has let go of every connection so far. */
  readonly abandoned: () => Promise<void>;
  close(): Promise<void>;
}

/** A real TCP server on this machine: one reaction a request, the last one for all further requests. */
export async function faultServer(reactions: readonly Reaction[], port = 0): Promise<FaultServer> {
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let stalls = 0;

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    readRequest(socket, (request) => {
      requests.push(request);
      const reaction = reactions[Math.min(requests.length, reactions.length) - 1];
      reaction?.({ socket, request, stall: () => stalls++ });
    });
  });
  const listening = await listen(server, port);

  const underway = new Set<{ readonly stalls: number }>();
  async function close(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  return {
    origin: `http://127.0.0.1:${listening}`,
    requests,
    fetch: async (input, init) => {
      const exchange = { stalls };
      underway.add(exchange);
      const done = () => underway.delete(exchange);
      const response = await globalThis.fetch(input, init).catch((error: unknown) => {
        done();
        throw error;
      });
      return watched(response, done);
    },
    busy: () => [...underway].some((exchange) => exchange.stalls === stalls),
    abandoned: async () => {
      await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.once("close", resolve))));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** An address on this machine where nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

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

/** Bytes that are no HTTP. */
export const garbage: Reaction = ({ socket }) => void socket.end("\u0000\u0001 certainly no HTTP \r\n\r\n");

const head = (status: number, headers: Readonly<Record<string, string>>): string =>
  [
    `HTTP/1.1 ${status} Status`,
    "connection: close",
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : port;
}

/** The response, which calls `done` when its body has ended, failed or been let go. */
function watched(response: Response, done: () => void): Response {
  if (response.body === null) {
    done();
    return response;
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done: ended, value } = await reader.read();
        if (value !== undefined) return controller.enqueue(value);
        if (ended) controller.close();
        done();
      } catch (error) {
        done();
        controller.error(error);
      }
    },
    async cancel(reason) {
      done();
      await reader.cancel(reason);
    },
  });
  return Object.defineProperty(response, "body", { value: body });
}
