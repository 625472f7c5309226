import type { Parameter } from "../../src/description/document.ts";
import { isObject } from "../../src/http/message.ts";

// OpenAPI's table of styles, written out once more, so that what the SDK sends is held against something else than itself.

type Pair = readonly [key: string, text: string];

/** The pairs of a query that a value is. */
export function queryPairs(
  { name, style = "form", explode = style === "form", content }: Parameter,
  value: unknown,
): readonly Pair[] {
  if (content) return [[name, JSON.stringify(value)]];
  if (Array.isArray(value)) {
    if (explode && style === "form") return value.map((item) => [name, String(item)]);
    const separator = { spaceDelimited: " ", pipeDelimited: "|" }[style] ?? ",";
    return value.length === 0 ? [] : [[name, value.map(String).join(separator)]];
  }
  if (!isObject(value)) return [[name, String(value)]];
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  if (style === "deepObject") return entries.map(([key, item]) => [`${name}[${key}]`, String(item)]);
  if (explode) return entries.map(([key, item]) => [key, String(item)]);
  return entries.length === 0 ? [] : [[name, entries.flat().join(",")]];
}

/** A value as the segment of a path. */
export function segment({ name, style = "simple", explode = false }: Parameter, value: unknown): string {
  const encode = (item: unknown) => encodeURIComponent(String(item));
  const parts = partsOf(value, explode, encode);
  if (style === "label") return `.${parts.join(explode ? "." : ",")}`;
  if (style !== "matrix") return parts.join(",");
  if (explode && Array.isArray(value)) return value.map((item) => `;${name}=${encode(item)}`).join("");
  return explode && isObject(value) ? parts.map((part) => `;${part}`).join("") : `;${name}=${parts.join(",")}`;
}

/** A value as the text of a header. */
export const headerText = ({ explode = false, content }: Parameter, value: unknown): string =>
  content ? JSON.stringify(value) : partsOf(value, explode, String).join(",");

function partsOf(value: unknown, explode: boolean, encode: (item: unknown) => string): readonly string[] {
  if (Array.isArray(value)) return value.map(encode);
  if (!isObject(value)) return [encode(value)];
  const entries = Object.entries(value).filter(([, item]) => item !== null);
  return entries.flatMap(([key, item]) => (explode ? [`${encode(key)}=${encode(item)}`] : [encode(key), encode(item)]));
}
