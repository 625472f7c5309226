import type { Chunks, WorldAnswer } from "./message.ts";

const JSON_TYPE = "application/json; charset=utf-8";

export const json = (status: number, value: unknown, type = JSON_TYPE): WorldAnswer => ({
  status,
  headers: { "content-type": type },
  body: JSON.stringify(value),
});

export const ok = (value: unknown): WorldAnswer => json(200, value);

/** A session's record: the gateway leaves the charset out of its type (`start-ok`). */
export const record = (value: unknown): WorldAnswer => json(200, value, "application/json");

export const text = (status: number, value: string | Uint8Array, type: string): WorldAnswer => ({
  status,
  headers: { "content-type": type },
  body: value,
});

export const nothing: WorldAnswer = { status: 204, headers: {}, body: undefined };

/** A kill's 204 names a type though it has no body (`kill-running`). */
export const nothingTyped: WorldAnswer = { status: 204, headers: { "content-type": JSON_TYPE }, body: undefined };

export const eventStream = (body: Chunks): WorldAnswer => ({
  status: 200,
  headers: { "content-type": "text/event-stream" },
  body,
});

/** Ends a route with the gateway's error answer; downloads have the status in the body as well (`links`). */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.more = more;
  }
}

export const refused = ({ status, message, more }: Refusal): WorldAnswer => json(status, { message, ...more });
