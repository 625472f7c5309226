/** A request as the gateway sees it, its path below `/api`. */
export interface WorldRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: string | URLSearchParams | undefined;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | undefined;
  /** A string is the body as it was sent, anything else the JSON in it. */
  readonly body?: unknown;
}

/** A body that arrives over time. */
export interface Chunks {
  /** Hands the reader each chunk as it comes, then the end; the function it returns leaves before that. */
  read(reader: ChunkReader): () => void;
}

export interface ChunkReader {
  chunk(text: string): void;
  /** The body is whole. */
  end(): void;
  /** The connection is gone: there is no more, and no end. */
  reset(): void;
}

export interface WorldAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Chunks | undefined;
}

export const isChunks = (body: WorldAnswer["body"]): body is Chunks =>
  typeof body === "object" && !(body instanceof Uint8Array);

/** No answer: the connection was reset, or nobody listens. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
  readonly code: "ECONNRESET" | "ECONNREFUSED";

  constructor(code: "ECONNRESET" | "ECONNREFUSED") {
    super(`no answer from the gateway: ${code}`);
    this.code = code;
  }
}
