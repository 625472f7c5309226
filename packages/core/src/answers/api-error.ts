import { ApiError } from "../errors/errors.ts";
import type { Call } from "../transport/call.ts";
import { retryAfterMs } from "../transport/retry-after.ts";
import { type AnswerHead, textOf } from "./decode.ts";
import { serverMessage } from "./server-message.ts";

/** The error an answer with an error status becomes. */
export function apiError(
  { status, statusText, headers: received }: AnswerHead,
  body: Uint8Array,
  { operation, ledger, redactor }: Call,
  now: number,
): ApiError {
  const headers = new Headers([...received].map(([name, value]) => [name, redactor.clean(value)]));
  const found = parsed(redactor.clean(textOf(body)));
  const says = serverMessage(found);
  const pauseMs = retryAfterMs(received, now);
  return new ApiError(`${status} ${statusText}`.trim() + (says ? `: ${says}` : ""), {
    operation,
    acted: ledger.acted,
    status,
    body: found,
    headers,
    ...(pauseMs !== undefined && { retryAfterMs: pauseMs }),
  });
}

/** An error body: JSON where it is, the text otherwise, `undefined` where there is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trim() === "" ? undefined : text;
  }
}
