import { RefusedError } from "./errors.ts";
import { nearest } from "./nearest.ts";
import type { Operation } from "./operation.ts";

export type Input = Readonly<Record<string, unknown>>;

/** What openapi-fetch builds a request from. */
export interface RequestParts {
  readonly params: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
  };
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The names in a path template, in order. */
export const pathNames = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);

/** Whether the operation's method has an input beside its options. */
export const takesInput = (operation: Operation): boolean =>
  Boolean(operation.query ?? operation.headers ?? operation.body) || pathNames(operation.path).length > 0;

/** A flat input sorted into path, query, header and body. */
export function requestParts(operation: Operation, input: Input): RequestParts {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string): unknown => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const path = pathNames(operation.path).map((name) => [name, pathValue(operation.id, name, take(name))]);
  const query = (operation.query ?? []).map((entry) => {
    const [name, wire] = typeof entry === "string" ? [entry, entry] : entry;
    return [wire, take(name)];
  });
  const headers = Object.entries(operation.headers ?? {}).flatMap(([name, header]) => {
    const value = take(name);
    return value === undefined || value === null ? [] : [[header, headerValue(operation.id, name, value)]];
  });
  const body = operation.body === "whole" ? take("body") : fieldsBody(operation, rest);
  for (const name of operation.body === undefined || operation.body === "whole" ? rest.keys() : []) {
    throw unknownInput(operation, name);
  }
  return {
    params: { path: Object.fromEntries(path), query: Object.fromEntries(query) },
    headers: Object.fromEntries(headers),
    ...(body !== undefined && { body }),
  };
}

function fieldsBody(operation: Operation, rest: ReadonlyMap<string, unknown>): unknown {
  if (operation.body === undefined || (operation.body === "optional" && rest.size === 0)) return undefined;
  return Object.fromEntries(rest);
}

function pathValue(operation: string, name: string, value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : undefined;
  if (text !== undefined && text !== "" && !isDots(text)) return text;
  throw refused(operation, `\`${name}\` is ${show(value)}, which cannot stand in the path`);
}

/** `.` and `..`, also percent-encoded: servers and proxies resolve them to another endpoint. */
const isDots = (text: string): boolean => /^(\.|%2e){1,2}$/i.test(text);

function headerValue(operation: string, name: string, value: unknown): string {
  const text = String(value);
  if (!/[\r\n\0]/.test(text)) return text;
  throw refused(operation, `\`${name}\` has a line break, which cannot stand in a header`);
}

function unknownInput(operation: Operation, name: string): RefusedError {
  const known = [
    ...pathNames(operation.path),
    ...(operation.query ?? []).map((entry) => (typeof entry === "string" ? entry : entry[0])),
    ...Object.keys(operation.headers ?? {}),
    ...(operation.body === "whole" ? ["body"] : []),
  ];
  const near = nearest(name, known);
  const hint =
    near === undefined ? `it takes ${known.join(", ") || "no input"}` : `did you mean \`${near}\`?`;
  return refused(operation.id, `unknown input \`${name}\`; ${hint}`);
}

function show(value: unknown): string {
  return typeof value === "string"
    ? JSON.stringify(value)
    : value === undefined
      ? "missing"
      : `of type ${typeof value}`;
}

function refused(operation: string, message: string): RefusedError {
  return new RefusedError(message, { operation, acted: "no" });
}
