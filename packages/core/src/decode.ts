import { ApiError, DecodeError } from "./errors.ts";
import type { Call } from "./layer.ts";
import type { Operation } from "./operation.ts";

/** What a successful answer holds, read as the operation says; `text` is its body. */
export function decode({ status, headers }: Response, text: string, { id: operation, answer }: Operation): unknown {
  const wrong = (what: string, cause?: unknown) =>
    new DecodeError(`${status} with ${what}`, { operation, acted: "maybe", cause });
  if (isHtml(headers)) throw wrong("an HTML page");
  if (answer === "none") return undefined;
  if (answer === "text") return text;
  if (answer === "optional" && text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const type = headers.get("content-type") ?? "no content type";
    throw wrong(text.trim() === "" ? "an empty body" : `a body that is no JSON (${type})`, cause);
  }
}

/** A login or error page where an API's answer belongs. */
export const isHtml = (headers: Headers): boolean => /html/i.test(headers.get("content-type") ?? "");

/** The error an answer with an error status becomes. */
export function apiError(response: Response, text: string, { operation, maybeActed, secrets }: Call): ApiError {
  const { status, statusText } = response;
  const clean = (text: string) => [...secrets].reduce((text, secret) => text.replaceAll(secret, "[secret]"), text);
  const headers = new Headers([...response.headers].map(([name, value]) => [name, clean(value)]));
  const body = parsed(clean(text));
  const says = vendorMessage(body);
  return new ApiError(`${status} ${statusText}`.trim() + (says ? `: ${says}` : ""), {
    operation,
    acted: maybeActed ? "maybe" : "no",
    status,
    body,
    headers,
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

/** The text a vendor puts in `error` or `message` of an error body. */
function vendorMessage(body: unknown): string | undefined {
  const { error, message } = Object(body) as { error?: unknown; message?: unknown };
  const text = [body, error, message].find((each) => typeof each === "string" && each !== "") as string | undefined;
  return text?.slice(0, 200);
}
