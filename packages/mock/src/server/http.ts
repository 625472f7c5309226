import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { type Answer, json, jsonOrText, type MockRequest, type RawAnswer, send } from "../http/message.ts";
import { answersPreflight } from "./pages.ts";

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

/** A server on this machine only. */
export async function startServer(
  answer: (request: MockRequest) => Answer | RawAnswer | Promise<Answer | RawAnswer>,
  { port = 0 }: ServerOptions = {},
): Promise<Pick<MockServer, "url" | "close">> {
  const server = createServer(async (incoming, response) => {
    if (answersPreflight(incoming, response)) return;
    try {
      send(response, await answer(await readRequest(incoming)));
    } catch (error) {
      // Nothing that a request does may end the server.
      if (response.headersSent) response.destroy();
      else send(response, json(500, { title: "The mock failed", status: 500, detail: String(error) }));
    }
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done, failed) => {
        server.close((error) => (error ? failed(error) : done()));
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<MockRequest> {
  // Not by `new URL`, which would tidy away a `..` that was sent.
  const [path = "/", search] = (incoming.url ?? "/").split(/\?(.*)/s);
  const sent = await text(incoming);
  return {
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    headers: incoming.headers,
    body: sent === "" ? undefined : jsonOrText(sent),
    text: sent,
  };
}
