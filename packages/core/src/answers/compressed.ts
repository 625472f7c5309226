import { DecodeError } from "../errors/errors.ts";
import type { Operation } from "../types/operation.ts";
import type { AnswerHead } from "./decode.ts";

/** Whether nothing parses an operation's answer, so that nobody would notice that half of it is missing. */
export const isUnparsed = ({ answer }: Operation): boolean =>
  answer === "text" || answer === "bytes" || answer === "events";

/**
 * Throws `DecodeError` for an answer that nothing parses and that came compressed although it was asked for as it is: the
 * platform takes a compressed body that breaks off for a whole one.
 */
export function refuseCompressed({ status, headers }: AnswerHead, operation: Operation): void {
  if (!isUnparsed(operation)) return;
  const encoding = headers.get("content-encoding");
  if (encoding === null || encoding === "identity" || !canAskForIdentity()) return;
  const what = `${status} with content-encoding ${encoding}, not identity: a cut would go unnoticed`;
  throw new DecodeError(what, { operation: operation.id, acted: "maybe" });
}

/** Browsers choose the encoding themselves, and notice a cut. */
function canAskForIdentity(): boolean {
  const headers = { "accept-encoding": "identity" };
  return new Request("http://localhost/", { headers }).headers.has("accept-encoding");
}
