import { DecodeError } from "../errors/errors.ts";
import type { Call } from "../transport/call.ts";
import type { Operation } from "../types/operation.ts";

/** What is read of a response's head. */
export interface AnswerHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
}

const utf8 = new TextDecoder();

/** The text of a body in bytes. */
export const textOf = (body: Uint8Array): string => utf8.decode(body);

/** What a successful answer holds, read as the operation says. */
export function decode(
  { status, headers }: AnswerHead,
  body: Uint8Array,
  { id: operation, answer, accepts = "" }: Operation,
  { ledger }: Call,
): unknown {
  const wrong = (what: string, cause?: unknown) =>
    new DecodeError(`${status} with ${what}`, { operation, acted: ledger.acted, cause });
  if (isHtml(headers) && !accepts.includes("html")) throw wrong("an HTML page");
  if (answer === "none") return undefined;
  const text = textOf(body);
  if (answer === "text") return text;
  if (answer === "optional" && text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const type = headers.get("content-type") ?? "no content type";
    throw wrong(text.trim() === "" ? "an empty body" : `a body that is not JSON (${type})`, cause);
  }
}

/** A login or error page where an API's answer belongs. */
export const isHtml = (headers: Headers): boolean => /html/i.test(headers.get("content-type") ?? "");
