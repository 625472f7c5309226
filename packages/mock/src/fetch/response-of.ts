import type { ServerResponse } from "node:http";
import { type Answer, type RawAnswer, send } from "../http/message.ts";

/** An answer as `fetch` gives it; rejects as `fetch` does where the connection is lost or the signal aborts. */
export function responseOf(answer: Answer | RawAnswer, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const wire = createWire(resolve, reject);
    signal.addEventListener("abort", () => wire.lose(signal.reason), { once: true });
    // As much of a server's response as answers that write themselves use.
    send(wire.response as unknown as ServerResponse, answer);
  });
}

/** What a fetch whose connection breaks throws; browsers say no more. */
const lost = () => new TypeError("network error");

function createWire(resolve: (response: Response) => void, reject: (reason: unknown) => void) {
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  let head: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  let ended = false;
  let broken = false;
  const closing: (() => void)[] = [];

  function open(): void {
    if (body || !head) return;
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        body = controller;
      },
      cancel: () => lose(lost()),
    });
    const isEmpty = [204, 205, 304].includes(head.status);
    resolve(new Response(isEmpty ? null : stream, head));
  }
  function close(): void {
    for (const then of closing.splice(0)) then();
  }
  function lose(reason: unknown): void {
    if (ended || broken) return;
    broken = true;
    reject(reason);
    body?.error(reason);
    close();
  }
  const write = (chunk: string | Uint8Array) => {
    open();
    if (!broken) body?.enqueue(typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);
  };
  const response = {
    get destroyed() {
      return broken;
    },
    get writableEnded() {
      return ended;
    },
    get headersSent() {
      return body !== undefined;
    },
    writeHead(status: number, headers: Readonly<Record<string, string>> = {}) {
      head = { status, headers };
    },
    flushHeaders: open,
    write,
    end(chunk?: string | Uint8Array) {
      if (chunk !== undefined) write(chunk);
      open();
      ended = true;
      if (!broken) body?.close();
      close();
    },
    destroy: () => lose(lost()),
    once: (_event: "close", then: () => void) => void closing.push(then),
    socket: { resetAndDestroy: () => lose(lost()), destroySoon: () => lose(lost()) },
  };
  return { response, lose };
}
