import type { CallOptions } from "./call.ts";
import { RefusedError } from "./errors.ts";
import type { Call } from "./layer.ts";
import { callUrl } from "./openapi-fetch.ts";
import type { Operation } from "./operation.ts";
import type { SdkOptions } from "./options.ts";
import { type Input, pathNames, requestParts, type Suggest } from "./request.ts";

/** The request of a call, without its credential. Throws `RefusedError` where the input makes none. */
export function buildRequest(
  operation: Operation,
  input: Input,
  client: SdkOptions,
  { headers, signal }: CallOptions,
  { idempotencyKey }: Call,
  suggest?: Suggest,
): Request {
  const { id, method, path } = operation;
  const parts = requestParts(operation, withDefaults(path, input, client.defaults), suggest);
  try {
    const body = parts.body === undefined ? undefined : JSON.stringify(parts.body);
    const own: Record<string, string> = body === undefined ? {} : { "Content-Type": "application/json" };
    const key: Record<string, string> = idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey };
    return new Request(callUrl(client.baseUrl, path, parts), {
      method,
      headers: merged(own, client.headers, parts.headers, headers, key),
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    // The platform's own message may quote a header, and so a secret.
    const why = cause instanceof Error ? cause.name : "unknown";
    throw new RefusedError(`its values make no valid address, header or JSON (${why})`, { operation: id });
  }
}

/** `Headers` lets control characters through, which `fetch` then takes for a failed connection. */
export function sendable(value: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new TypeError("a control character");
  return value;
}

/** Headers of several sources, the later ones winning whatever their case. */
function merged(...sources: readonly (Readonly<Record<string, string>> | undefined)[]): Headers {
  const headers = new Headers();
  for (const [name, value] of sources.flatMap((source = {}) => Object.entries(source)))
    headers.set(name, sendable(value));
  return headers;
}

function withDefaults(path: string, input: Input, defaults: Input = {}): Input {
  const missing = pathNames(path).filter((name) => input[name] === undefined && name in defaults);
  return { ...input, ...Object.fromEntries(missing.map((name) => [name, defaults[name]])) };
}
