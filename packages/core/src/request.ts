import type { CallOptions } from "./call.ts";
import { RefusedError } from "./errors.ts";
import { urlOf } from "./openapi-fetch.ts";
import type { Operation } from "./operation.ts";
import type { SdkOptions } from "./options.ts";

export type Input = Readonly<Record<string, unknown>>;

/** The names in a path template, in order. */
export const pathNames = (path: string): string[] => [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);

/** The names of an operation's inputs, fields of the body left out. */
export const inputNames = ({ path, query = [], headers = {}, body }: Operation): string[] => [
  ...pathNames(path),
  ...query.map((entry) => (typeof entry === "string" ? entry : entry[0])),
  ...Object.keys(headers),
  ...(body === "whole" ? ["body"] : []),
];

/** Finds the name that was meant. */
export type Suggest = (name: string, known: readonly string[]) => string | undefined;

/** All that a request is made of, but for its credential. */
export interface RequestParts {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

/** A flat input sorted into address, headers and body. Throws `RefusedError` where the input makes no request. */
export function requestParts(
  operation: Operation,
  input: Input,
  client: SdkOptions,
  own: CallOptions["headers"],
  idempotencyKey: string | undefined,
  suggest?: Suggest,
): RequestParts {
  const { id, path, base, query = [], headers: named = {}, body: kind } = operation;
  const taken = new Set<string>();
  const take = (name: string): unknown => {
    taken.add(name);
    return ownValue(input, name);
  };
  const headers = new Headers();
  const set = (name: string, value: string) => headers.set(name, sendable(value));
  try {
    const pathname = path.replace(/\{([^{}]+)\}/g, (_, name: string) =>
      encodeURIComponent(pathValue(id, name, take(name) ?? ownValue(client.defaults, name))),
    );
    const values: Record<string, unknown> = {};
    for (const entry of query) {
      const [name, wire] = typeof entry === "string" ? [entry, entry] : entry;
      values[wire] = queryValue(id, name, take(name));
    }
    for (const [name, value] of Object.entries(client.headers ?? {})) set(name, value);
    for (const [name, header] of Object.entries(named)) {
      const value = take(name);
      if (value != null) set(header, headerValue(id, header, value));
    }
    for (const [name, value] of Object.entries(own ?? {})) set(name, value);
    if (idempotencyKey !== undefined) set("Idempotency-Key", idempotencyKey);
    const whole = kind === "whole" ? take("body") : undefined;
    const rest = Object.entries(input).filter(([name, value]) => value !== undefined && !taken.has(name));
    if (kind !== "fields" && kind !== "optional" && rest[0]) throw unknownInput(operation, rest[0][0], suggest);
    const body = JSON.stringify(kind === "fields" || rest.length > 0 ? Object.fromEntries(rest) : whole);
    if (body !== undefined && !headers.has("Content-Type")) set("Content-Type", "application/json");
    const baseUrl = base === "origin" ? new URL(client.baseUrl).origin : client.baseUrl;
    return { url: urlOf(baseUrl, pathname, values), headers, body };
  } catch (cause) {
    throw cause instanceof RefusedError ? cause : unsendable(id, cause);
  }
}

/** The request of a call, without its credential. Throws `RefusedError` where the parts make none. */
export function newRequest({ id, method }: Operation, { url, headers, body }: RequestParts): Request {
  try {
    return new Request(url, { method, headers, redirect: "manual", ...(body !== undefined && { body }) });
  } catch (cause) {
    throw unsendable(id, cause);
  }
}

/** The platform's own message may quote a header, and so a secret. */
function unsendable(operation: string, cause: unknown): RefusedError {
  const why = cause instanceof Error ? cause.name : "unknown";
  return new RefusedError(`its values make no valid address, header or JSON (${why})`, { operation });
}

/** `Headers` lets control characters through, which `fetch` then takes for a failed connection. */
export function sendable(value: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new TypeError("a control character");
  return value;
}

/** A value that may stand in a path, as text. */
export function pathValue(operation: string, name: string, value: unknown): string {
  const text = typeof value === "string" || Number.isFinite(value) ? String(value) : "";
  // `.` and `..`, also percent-encoded: servers and proxies resolve them to another endpoint.
  if (text !== "" && !/^(\.|%2e){1,2}$/i.test(text)) return text;
  const shown = typeof value === "string" ? JSON.stringify(value) : value === undefined ? "missing" : typeof value;
  throw new RefusedError(`\`${name}\` is ${shown}, which cannot stand in the path`, { operation });
}

function queryValue(operation: string, name: string, value: unknown): unknown {
  if (![value].flat().some((each) => typeof each === "object" && each !== null)) return value;
  throw new RefusedError(`\`${name}\` is an object; pass text, such as a date's toISOString()`, { operation });
}

function headerValue(operation: string, name: string, value: unknown): string {
  const text = String(value);
  if (!/[\r\n\0]/.test(text)) return text;
  throw new RefusedError(`${name} has a line break, which cannot stand in a header`, { operation });
}

function unknownInput(operation: Operation, name: string, suggest?: Suggest): RefusedError {
  const known = inputNames(operation);
  const near = suggest?.(name, known);
  const meant = near ? `did you mean \`${near}\`? ` : "";
  return new RefusedError(`unknown input \`${name}\`; ${meant}it takes ${known.join(", ") || "none"}`, {
    operation: operation.id,
  });
}

const ownValue = (values: Input | undefined, name: string): unknown =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
