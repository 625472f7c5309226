import { ApiError, DecodeError } from "./errors.ts";
import type { Call } from "./layer.ts";
import type { Operation } from "./operation.ts";

/** What a successful answer holds, read as the operation says. */
export async function decode(response: Response, { id: operation, answer }: Operation): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "no content type";
  const wrong = (what: string, cause?: unknown) =>
    new DecodeError(`${response.status} with ${what}`, { operation, acted: "maybe", cause });
  if (answer === "bytes") return response.body ?? new Blob([]).stream();
  if (isHtml(response)) throw wrong("an HTML page");
  if (answer === "none") return undefined;
  const text = await response.text();
  if (answer === "text") return text;
  if (answer === "optional" && text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(text.trim() === "" ? "an empty body" : `a body that is no JSON (${type})`, cause);
  }
}

/** A login or error page where an API's answer belongs. */
export const isHtml = ({ headers }: Response): boolean => /html/i.test(headers.get("content-type") ?? "");

/** The error an answer with an error status becomes. */
export async function apiError(response: Response, { operation, maybeActed, secrets }: Call): Promise<ApiError> {
  const { status, statusText } = response;
  const clean = (text: string) => [...secrets].reduce((text, secret) => text.replaceAll(secret, "[secret]"), text);
  const headers = new Headers([...response.headers].map(([name, value]) => [name, clean(value)]));
  const body = parsed(clean(await response.text()));
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
