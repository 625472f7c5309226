import { RefusedError } from "./errors.ts";
import type { Operation } from "./operation.ts";

export type Input = Readonly<Record<string, unknown>>;

interface Parts {
  readonly path: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, string>;
}

/** What a request is built from. */
export type RequestParts = Parts & { readonly body?: unknown };

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

/** A flat input sorted into path, query, header and body. */
export function requestParts(operation: Operation, input: Input, suggest?: Suggest): RequestParts {
  const { id, path, query = [], headers = {}, body } = operation;
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string): unknown => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const parts: Parts = { path: {}, query: {}, headers: {} };
  for (const name of pathNames(path)) parts.path[name] = pathValue(id, name, take(name));
  for (const entry of query) {
    const [name, wire] = typeof entry === "string" ? [entry, entry] : entry;
    parts.query[wire] = queryValue(id, name, take(name));
  }
  for (const [name, header] of Object.entries(headers)) {
    const value = take(name);
    if (value != null) parts.headers[header] = headerValue(id, header, value);
  }
  const whole = body === "whole" ? { body: take("body") } : {};
  if (body === "fields" || (body === "optional" && rest.size > 0)) return { ...parts, body: Object.fromEntries(rest) };
  for (const name of rest.keys()) {
    const known = inputNames(operation);
    const near = suggest?.(name, known);
    const meant = near ? `did you mean \`${near}\`? ` : "";
    throw new RefusedError(`unknown input \`${name}\`; ${meant}it takes ${known.join(", ") || "none"}`, {
      operation: id,
    });
  }
  return { ...parts, ...whole };
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
