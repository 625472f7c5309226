import type { Document, Schema } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";
import { isObject, type Json } from "../json/json.ts";

/** A value that a schema allows, with no more than it asks for; `undefined` where that is not plain to see. */
export function valueFor(document: Document, schema: Schema, depth = 0): Json | undefined {
  const { allOf = [], anyOf = [], oneOf = [], ...rest } = resolve(document, schema) as Schema & Limits;
  if (rest.const !== undefined) return rest.const;
  if (rest.enum !== undefined) return rest.enum[0];
  if (rest.default !== undefined) return rest.default;
  if (depth > DEEPEST) return undefined;
  const [first] = [...oneOf, ...anyOf];
  if (first !== undefined) return allOf.length > 0 ? undefined : valueFor(document, first, depth + 1);
  if (allOf.length > 0)
    return merged([...allOf.map((part) => valueFor(document, part, depth + 1)), valueFor(document, rest, depth + 1)]);
  const type = [rest.type].flat().find((one) => one !== "null");
  if (type === "object" || rest.properties !== undefined) return objectFor(document, rest, depth);
  if (type === "array") return listFor(document, rest, depth);
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return numberFor(rest);
  return type === "string" ? textFor(rest) : undefined;
}

const DEEPEST = 5;

interface Limits {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number | boolean;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly pattern?: string;
}

function merged(parts: readonly (Json | undefined)[]): Json | undefined {
  if (!parts.every(isObject)) return parts.find((part) => part !== undefined && !isObject(part));
  return Object.assign({}, ...parts);
}

function objectFor(
  document: Document,
  { properties = {}, required = [], minProperties = 0 }: Schema & Limits,
  depth: number,
) {
  const entries = required.map((name) => [name, valueFor(document, properties[name] ?? {}, depth + 1)] as const);
  if (entries.some(([, value]) => value === undefined) || entries.length < minProperties) return undefined;
  return Object.fromEntries(entries) as Json;
}

function listFor(document: Document, { items = {}, minItems = 1, prefixItems }: Schema & Limits, depth: number) {
  const item = valueFor(document, items, depth + 1);
  if (prefixItems !== undefined || item === undefined || minItems > 10) return undefined;
  return Array.from({ length: Math.max(minItems, 1) }, () => item);
}

function numberFor({ minimum, maximum, exclusiveMinimum, multipleOf = 1, type }: Schema & Limits): number | undefined {
  const above =
    typeof exclusiveMinimum === "number" ? exclusiveMinimum : exclusiveMinimum === true ? minimum : undefined;
  const least = above === undefined ? (minimum ?? 1) : above + (type === "number" ? multipleOf : 1);
  const value =
    Math.ceil(Math.max(least, minimum === undefined && above === undefined ? 1 : least) / multipleOf) * multipleOf;
  const fitting = maximum !== undefined && value > maximum ? maximum : value;
  return Number.isFinite(fitting) ? fitting : undefined;
}

function textFor({ format, pattern, minLength = 0, maxLength = 100 }: Schema & Limits): string | undefined {
  const known = format === undefined ? undefined : formats[format];
  const text = known ?? "example".slice(0, maxLength).padEnd(minLength, "x");
  if (known === undefined && (minLength > 60 || (pattern !== undefined && !plainPattern.test(pattern))))
    return undefined;
  if (pattern !== undefined && !matches(pattern, text)) return undefined;
  return text;
}

/** Tried only where it cannot take long: classes and counts, with no group in them. */
const plainPattern = /^\^?(?:\[[^[\]\\]{1,40}\](?:[+*?]|\{\d{1,3}(?:,\d{0,3})?\})?)+\$?$/;

function matches(pattern: string, text: string): boolean {
  try {
    return plainPattern.test(pattern) && new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}

const formats: Readonly<Record<string, string>> = {
  date: "2026-11-26",
  "date-time": "2026-11-26T12:00:00Z",
  time: "12:00:00Z",
  duration: "PT1H",
  email: "ada@example.com",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  uri: "https://example.com/",
  url: "https://example.com/",
  uuid: "0b7c1d9e-3f7a-4c55-9a53-0d2f8f6f1c11",
  byte: "ZXhhbXBsZQ==",
};
