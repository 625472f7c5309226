import type { Style } from "../types/operation.ts";

/** What may stand in an address or a header as text. */
type Plain = string | number | boolean;
type Encode = (text: string) => string;

/** A value as the segment of a path, by its style (OpenAPI 3.1, "Style Values"; RFC 6570). */
export function pathText(style: Style, name: string, value: unknown): string {
  const kind = style.replace("*", "");
  const exploded = style.endsWith("*");
  if (kind === "json") return encodeURIComponent(jsonText(value));
  if (kind === "simple") return joined(value, exploded, ",", encodeURIComponent);
  if (kind === "label") return `.${joined(value, exploded, exploded ? "." : ",", encodeURIComponent)}`;
  const named = (text: string) =>
    text === "" ? `;${encodeURIComponent(name)}` : `;${encodeURIComponent(name)}=${text}`;
  if (!exploded || isPlain(value)) return named(joined(value, false, ",", encodeURIComponent));
  if (Array.isArray(value)) return value.map((item) => named(encodeURIComponent(plainText(item)))).join("");
  return `;${joined(value, true, ";", encodeURIComponent)}`;
}

/** A value as the pairs of a query, encoded. */
export function queryPairs(style: Style, name: string, value: unknown): readonly string[] {
  const pair = (key: string, text: string) => `${encodeURIComponent(key)}=${text}`;
  const one = (separator: string) => {
    const text = joined(value, false, separator, encodeURIComponent);
    return isEmpty(value) ? [] : [pair(name, text)];
  };
  if (style === "json") return [pair(name, encodeURIComponent(jsonText(value)))];
  if (style === "deep") {
    return fieldsOf(value).map(([key, item]) => pair(`${name}[${key}]`, encodeURIComponent(plainText(item))));
  }
  if (style === "form") return one(",");
  if (style === "space") return one("%20");
  if (style === "pipe") return one("%7C");
  if (isPlain(value)) return [pair(name, encodeURIComponent(String(value)))];
  if (Array.isArray(value)) return itemsOf(value).map((item) => pair(name, encodeURIComponent(plainText(item))));
  return fieldsOf(value).map(([key, item]) => pair(key, encodeURIComponent(plainText(item))));
}

/** A value as the text of a header. */
export function headerText(style: Style, value: unknown): string {
  return style === "json" ? jsonText(value) : joined(value, style.endsWith("*"), ",", (text) => text);
}

function joined(value: unknown, exploded: boolean, separator: string, encode: Encode): string {
  if (Array.isArray(value)) {
    return itemsOf(value)
      .map((item) => encode(plainText(item)))
      .join(separator);
  }
  if (isPlain(value)) return encode(plainText(value));
  const texts = fieldsOf(value).map(([key, item]) => [encode(key), encode(plainText(item))]);
  return texts.map((pair) => pair.join(exploded ? "=" : separator)).join(separator);
}

const isPlain = (value: unknown): value is Plain => ["string", "number", "boolean"].includes(typeof value);

/** A list without items, or an object without fields, has nothing to send. */
const isEmpty = (value: unknown): boolean =>
  !isPlain(value) && (Array.isArray(value) ? itemsOf(value) : fieldsOf(value)).length === 0;

const itemsOf = (list: readonly unknown[]): readonly unknown[] => list.filter((item) => item != null);

/** The fields of a plain object, those without a value left out. */
function fieldsOf(value: unknown): [string, unknown][] {
  const proto = typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (proto !== null && proto !== Object.prototype) throw new TypeError("not a plain object");
  return Object.entries(value as object).filter(([, item]) => item != null);
}

function plainText(value: unknown): string {
  if (!isPlain(value) || (typeof value === "number" && !Number.isFinite(value)))
    throw new TypeError("not a plain value");
  return String(value);
}

function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError("nothing that JSON has");
  return text;
}
