import { createServer, type Server, type Socket } from "node:net";
import { readRequest, type SeenRequest } from "./read-request.ts";

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
  return Object.defineProperties(response, {
    body: { value: body },
    text: { value: () => new Response(body).text() },
    arrayBuffer: { value: () => new Response(body).arrayBuffer() },
  });
}
