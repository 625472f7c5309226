import type { Bytes } from "../types/bytes.ts";
import type { Clock } from "./clock.ts";
import { withinAttempt } from "./deadline.ts";
import type { Send } from "./layer.ts";
import { receive } from "./receive.ts";
import type { Attempt } from "./retry.ts";

/** A response whose body is in `bytes`, or handed on unread as a stream. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly bytes: Bytes;
  readonly stream?: ReadableStream<Uint8Array>;
}

const NOTHING = new Uint8Array();

/** One attempt: sends a request and reads the whole answer, within the attempt's time. */
export const attemptWith =
  (send: Send, clock: Clock, maxBytes: number): Attempt<Answer> =>
  (request, call, leftMs) =>
    withinAttempt(call, leftMs, clock, async (limited) => {
      const response = await send(request, limited);
      const { status, statusText, ok, headers, body } = response;
      const head = { status, statusText, ok, headers };
      if (!limited.streams?.(response)) return { ...head, bytes: await receive(response, maxBytes, limited) };
      return { ...head, bytes: NOTHING, stream: body ?? new Blob().stream() };
    });
