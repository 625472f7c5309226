import { ApiError, DecodeError } from "./errors.ts";
import { readEvents } from "./events.ts";
import type { Call } from "./layer.ts";
import type { Operation } from "./operation.ts";

/** What a successful answer holds, read as the operation says. */
export async function decode(
  response: Response,
  operation: Operation,
  signal?: AbortSignal,
): Promise<unknown> {
  switch (operation.answer) {
    case "none":
      return undefined;
    case "text":
      return response.text();
    case "bytes":
      return abortable(response, signal);
    case "events":
      return readEvents(abortable(response, signal));
    default:
      return json(response, operation.id);
  }
}

/** The error an answer with an error status becomes. */
export async function apiError(response: Response, { operation, maybeActed }: Call): Promise<ApiError> {
  const text = await response.text();
  return new ApiError(response, parsed(text), { operation, acted: maybeActed ? "maybe" : "no" });
}

async function json(response: Response, operation: string): Promise<unknown> {
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  const fail = (what: string, cause?: unknown) =>
    new DecodeError(`${response.status} with ${what} where JSON was expected`, {
      operation,
      acted: "maybe",
      cause,
    });
  if (text.trim() === "") throw fail("an empty body");
  if (/html/i.test(type)) throw fail("an HTML page");
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fail(`a body that is no JSON (${type || "no content type"}, ${text.length} characters)`, cause);
  }
}

/** An error body: JSON where it is, the text otherwise, `undefined` where there is none. */
function parsed(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The body as a stream that ends with the caller's signal. */
function abortable(response: Response, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const body: ReadableStream<Uint8Array> = response.body ?? new Blob([]).stream();
  return signal ? body.pipeThrough(new TransformStream(), { signal }) : body;
}
