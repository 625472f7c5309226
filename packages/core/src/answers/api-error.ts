import { ApiError } from "../errors/errors.ts";
import type { Call } from "../transport/call.ts";
import type { Retryable } from "../transport/retry.ts";
import { retryAfterMs } from "../transport/retry-after.ts";
import { type AnswerHead, textOf } from "./decode.ts";
import { serverMessage } from "./server-message.ts";

/** What a vendor's error answers say that others' do not. */
export interface ErrorHints {
  readonly retryable?: Retryable | undefined;
  readonly advise?: Advise | undefined;
}

/** What a caller should know of an error that the vendor has a `code` for; becomes part of its message. */
export type Advise = (code: unknown) => string | undefined;

/** The error an answer with an error status becomes. */
export function apiError(
  { status, statusText, headers: received }: AnswerHead,
  body: Uint8Array,
  { operation, ledger, redactor }: Call,
  now: number,
  { retryable, advise }: ErrorHints,
): ApiError {
  const headers = new Headers([...received].map(([name, value]) => [name, redactor.clean(value)]));
  const found = parsed(redactor.clean(textOf(body)));
  const pauseMs = retryAfterMs(received, now);
  const mayRepeat = retryable?.(received);
  const says = [`${status} ${statusText}`.trim(), serverMessage(found), advise?.(Object(found).code)];
  return new ApiError(says.filter(Boolean).join(": "), {
    operation,
    acted: ledger.acted,
    status,
    body: found,
    headers,
    ...(mayRepeat !== undefined && { retryable: mayRepeat }),
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
