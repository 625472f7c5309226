import type { Answer, Handler, MockRequest, RawAnswer } from "../../http/message.ts";

/** A gateway with people, agents and connections behind it, as far as a server needs it. */
export interface Gateway {
  /** Answers a request below `/api`; rejects with an error that has a `code` where the connection is lost. */
  answer(request: {
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
    readonly headers: MockRequest["headers"];
    readonly body: string;
  }): Promise<GatewayAnswer>;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Chunks | undefined;
}

/** A body that arrives over time. */
export interface Chunks {
  /** Hands out each chunk as it comes, then the end; the function it returns leaves before that. */
  read(chunk: (text: string) => void, end: () => void): () => void;
}

/** Has a mock answer as the gateway does: `startMock("hoop", { handler: mountWorld(gateway) })`. */
export const mountWorld =
  (gateway: Gateway): Handler =>
  async ({ method, path, query, headers, text }) => {
    try {
      const { status, headers: given, body } = await gateway.answer({ method, path, query, headers, body: text });
      if (!isChunks(body)) return { status, headers: given, ...(body !== undefined && { body }) };
      return streamed({ status, headers: given }, body);
    } catch (error) {
      if (typeof (error as { readonly code?: unknown }).code !== "string") throw error;
      return (response) => void response.socket?.resetAndDestroy();
    }
  };

const streamed =
  ({ status, headers }: Answer, body: Chunks): RawAnswer =>
  (response) => {
    response.writeHead(status, headers);
    response.flushHeaders();
    const leave = body.read(
      (text) => void response.write(text),
      () => void response.end(),
    );
    response.once("close", leave);
  };

const isChunks = (body: GatewayAnswer["body"]): body is Chunks => typeof body === "object" && "read" in body;
