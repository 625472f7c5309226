import type { IncomingHttpHeaders, ServerResponse } from "node:http";

/** A request as it came over the wire. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  /** What was sent before the path: the vendor's own base path, where it was. */
  readonly base?: string;
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
export type RawAnswer = (response: ServerResponse) => void | Promise<void>;

type Answered = Answer | RawAnswer | undefined;
/** Answers requests; undefined leaves one to whoever else can answer it. */
export type Handler = (request: MockRequest) => Answered | Promise<Answered>;

/** An answer with a JSON body. */
export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What JSON says, or else the text itself. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Puts an answer on the wire. */
export function send(response: ServerResponse, answer: Answer | RawAnswer): void {
  if (typeof answer === "function") {
    Promise.resolve(answer(response)).catch(() => response.destroy());
    return;
  }
  const { status, headers = {}, body } = answer;
  response.writeHead(status, headers);
  response.end(body);
}
