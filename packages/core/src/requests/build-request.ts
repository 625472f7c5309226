import { isUnparsed } from "../answers/compressed.ts";
import { RefusedError } from "../errors/errors.ts";
import { refuseUnknown } from "../errors/refuse-unknown.ts";
import { sendable } from "../transport/headers.ts";
import type { WireRequest } from "../transport/layer.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { Operation, Style } from "../types/operation.ts";
import { inputNames } from "./input-names.ts";
import { filledPath } from "./path-value.ts";
import { repeatedKeys } from "./query-pairs.ts";
import type { Wire } from "./wire.ts";

/** What a client adds to every request. */
export interface Target {
  readonly baseUrl: string;
  /** Where operations are that stand outside the base address. */
  readonly origin: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Inputs filled in where a path takes them and the call gives none. */
  readonly defaults?: Input | undefined;
  readonly wire?: Wire | undefined;
}

const JSON_TYPE = "application/json";

/** RFC 9110, section 5.6.2. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

/** The request that a flat input makes, but for its credential. Throws `RefusedError` where it makes none. */
export function buildRequest(
  operation: Operation,
  input: Input,
  target: Target,
  { headers: own = {} }: CallOptions,
  key: string | undefined,
): WireRequest {
  const {
    id,
    method,
    path,
    base,
    query = [],
    headers: named = {},
    styles = {},
    sends = JSON_TYPE,
    accepts,
  } = operation;
  const wireOf = (): Wire => {
    if (target.wire) return target.wire;
    throw new RefusedError("the client has no `wire`, which writes its values", { operation: id });
  };
  const styled = <T>(name: string, write: (style: Style, by: Wire) => T): T | undefined => {
    const style = ownValue(styles, name);
    return style && write(style, wireOf());
  };
  const left = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string): unknown => {
    const value = left.get(name);
    left.delete(name);
    return value;
  };
  const headers: Record<string, string> = {};
  const set = (name: string, value: string) => {
    if (!HEADER_NAME.test(name)) throw new TypeError();
    headers[name.toLowerCase()] = sendable(value);
  };
  try {
    const pathname = filledPath(
      id,
      path,
      (name) => take(name) ?? ownValue(target.defaults ?? {}, name),
      (name, value) => styled(name, (style, by) => by.pathText(style, name, value)),
    );
    const pairs = query.flatMap((entry) => {
      const [name, key] = typeof entry === "string" ? [entry, entry] : entry;
      const value = take(name);
      if (value == null) return [];
      return styled(name, (style, by) => by.queryPairs(style, key, value)) ?? repeatedKeys(id, name, key, value);
    });
    for (const [name, value] of Object.entries(target.headers ?? {})) set(name, value);
    for (const [name, header] of Object.entries(named)) {
      const value = take(name);
      if (value == null) continue;
      set(header, headerValue(id, header, styled(name, (style, by) => by.headerText(style, value)) ?? value));
    }
    for (const [name, value] of Object.entries(own)) set(name, value);
    if (key !== undefined) headers["idempotency-key"] = sendable(key);
    if (isUnparsed(operation)) headers["accept-encoding"] ??= "identity";
    if (accepts !== undefined) headers.accept ??= accepts;
    const value = bodyValue(operation, take, left);
    const body = isJson(sends) ? jsonOf(value, id) : wireOf().bodyOf(sends, value, styles);
    // Of a form only `fetch` knows the boundary, and a file has a type of its own.
    const isTyped = body instanceof FormData || sends.includes("*");
    if (body !== undefined && !isTyped) headers["content-type"] ??= sends;
    const search = pairs.join("&");
    const url = (base === "origin" ? target.origin : target.baseUrl) + pathname + (search && `?${search}`);
    return { method, url, headers, ...(body !== undefined && { body }) };
  } catch (cause) {
    if (cause instanceof RefusedError) throw cause;
    // The platform's own message may quote a header, and so a secret.
    const why = cause instanceof Error ? cause.name : "unknown";
    throw new RefusedError(`its values make no valid address, header or JSON (${why})`, { operation: id });
  }
}

const isJson = (type: string): boolean => /^application\/([\w.-]+\+)?json/.test(type);

/** What the body holds; inputs that nothing takes are an error where the body has no place for them. */
function bodyValue(operation: Operation, take: (name: string) => unknown, left: ReadonlyMap<string, unknown>): unknown {
  const { body: kind, fields } = operation;
  const whole = kind === "whole" ? take("body") : undefined;
  const given = Object.fromEntries(left);
  const isOpen = kind !== undefined && kind !== "whole" && fields === undefined;
  if (!isOpen && left.size > 0) refuseUnknown(operation.id, "input", given, inputNames(operation));
  return kind === "fields" || left.size > 0 ? given : whole;
}

/** `JSON.stringify` makes `null` of what is not a number. */
function jsonOf(body: unknown, operation: string): string | undefined {
  const text = JSON.stringify(body);
  if (!text?.includes("null")) return text;
  return JSON.stringify(body, (name, value) => {
    if (typeof value !== "number" || Number.isFinite(value)) return value;
    throw new RefusedError(`\`${name}\` is ${value}, which JSON cannot carry`, { operation });
  });
}

function headerValue(operation: string, name: string, value: unknown): string {
  const text = String(value);
  if (typeof value !== "object" && !/[\r\n\0]/.test(text)) return text;
  throw new RefusedError(`${name} has an object or a line break, which cannot stand in a header`, { operation });
}

const ownValue = <T>(values: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;
