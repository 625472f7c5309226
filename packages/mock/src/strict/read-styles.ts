import type { Document, Schema } from "../description/document.ts";
import { itemsOf, kindOf, propertyNames, propertyOf, typesOf } from "../description/kinds.ts";
import { partsOf } from "../description/properties.ts";

/** How a value is written, as a parameter or a form's encoding says. */
export interface Written {
  readonly name: string;
  readonly schema: Schema;
  readonly style?: string | undefined;
  readonly explode?: boolean | undefined;
}

/** A value that was read, and the keys of the query or the form that it took. */
export interface Taken {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/**
 * What a query or a form holds of a value, by its style (OpenAPI 3.1, "Style Values"); undefined: nothing. An object with
 * keys of any name takes those that are no `others`.
 */
export function readPairs(
  document: Document,
  written: Written,
  pairs: URLSearchParams,
  others: readonly string[] = [],
): Taken | undefined {
  const { name, schema, style = "form", explode = style === "form" } = written;
  const kind = kindOf(document, schema);
  if (style === "deepObject" && !pairs.has(name)) return readDeep(document, written, pairs);
  if (kind === "object" && explode && !pairs.has(name)) return readFields(document, schema, pairs, others);
  const texts = pairs.getAll(name);
  const [text = ""] = texts;
  if (texts.length === 0) return undefined;
  const separator = { spaceDelimited: " ", pipeDelimited: "|" }[style] ?? ",";
  const take = (value: unknown): Taken => ({ keys: [name], value });
  // Where it may be a list, or an object, or one value, one text is one value.
  const isOne = texts.length === 1 && typesOf(document, schema).some((type) => plainTypes.includes(type));
  if (isOne && (kind === "list" || !text.includes(separator))) return take(typed(document, schema, text));
  if (kind === "list" && explode) return take(texts.map((each) => typed(document, itemsOf(document, schema), each)));
  if (texts.length > 1) return take(texts);
  return take(joined(document, schema, text, separator, false));
}

const plainTypes = ["string", "number", "integer", "boolean"];

/** What one text holds: a plain value, a list, or an object. */
export function joined(
  document: Document,
  schema: Schema,
  text: string,
  separator: string,
  exploded: boolean,
): unknown {
  const kind = kindOf(document, schema);
  if (kind === "plain") return typed(document, schema, text);
  const parts = text === "" ? [] : text.split(separator);
  if (kind === "list") return parts.map((each) => typed(document, itemsOf(document, schema), each));
  const fields = exploded ? parts.map((each) => splitOnce(each, "=")) : inTwos(parts);
  return Object.fromEntries(
    fields.map(([key, value]) => [key, typed(document, propertyOf(document, schema, key), value)]),
  );
}

/** The text as what its schema wants, where it can be read so. */
export function typed(document: Document, schema: Schema, text: string): unknown {
  const types = typesOf(document, schema);
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function readDeep(document: Document, { name, schema }: Written, pairs: URLSearchParams): Taken | undefined {
  const keys = [...new Set(pairs.keys())].filter((key) => key.startsWith(`${name}[`) && key.endsWith("]"));
  if (keys.length === 0) return undefined;
  const fields = keys.map((key) => {
    const field = key.slice(name.length + 1, -1);
    return [field, typed(document, propertyOf(document, schema, field), pairs.get(key) ?? "")];
  });
  return { keys, value: Object.fromEntries(fields) };
}

function readFields(
  document: Document,
  schema: Schema,
  pairs: URLSearchParams,
  others: readonly string[],
): Taken | undefined {
  const declared = propertyNames(document, schema);
  const isOpen = partsOf(document, schema).some(({ additionalProperties }) => additionalProperties);
  const keys = [...new Set(isOpen ? pairs.keys() : declared)].filter(
    (key) => pairs.has(key) && (declared.includes(key) || !others.includes(key)),
  );
  if (keys.length === 0) return undefined;
  const fields = keys.map((key) => [key, typed(document, propertyOf(document, schema, key), pairs.get(key) ?? "")]);
  return { keys, value: Object.fromEntries(fields) };
}

const splitOnce = (text: string, separator: string): readonly [string, string] => {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + separator.length)];
};

const inTwos = (parts: readonly string[]): readonly (readonly [string, string])[] =>
  parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""] as const] : []));
