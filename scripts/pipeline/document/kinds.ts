import type { Document, Schema } from "./openapi.ts";
import { alternatives, fieldsAt } from "./schemas.ts";

/** What kinds of values a schema has: texts, numbers and the like, lists, objects. */
export interface Kinds {
  readonly plain: boolean;
  readonly list: boolean;
  readonly object: boolean;
}

export function kindsOf(document: Document, schema: Schema): Kinds {
  const all = alternatives(document, schema);
  const types = new Set(all.flatMap((one) => [one.type ?? []].flat()));
  const list = types.has("array") || all.some((one) => one.items !== undefined || one.prefixItems !== undefined);
  const object = types.has("object") || all.some((one) => (one.properties ?? one.additionalProperties) !== undefined);
  const isNamed = ["string", "number", "integer", "boolean"].some((type) => types.has(type));
  return { list, object, plain: isNamed || !(list || object) };
}

/** Whether what a schema's lists and objects hold is plain, so that it can stand in an address or a header. */
export function holdsPlain(document: Document, schema: Schema): boolean {
  const all = alternatives(document, schema);
  const inside = all.flatMap(({ items, prefixItems = [], properties = {}, additionalProperties }) => [
    ...(items === undefined ? [] : [items]),
    ...prefixItems,
    ...Object.values(properties),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
  ]);
  return inside.every((one) => {
    const { list, object } = kindsOf(document, one);
    return !list && !object;
  });
}

/** Whether a schema's values are files: bytes that are no text. */
export function isFile(document: Document, schema: Schema): boolean {
  return alternatives(document, schema).some(({ type, ...rest }) => {
    const { contentMediaType, contentEncoding, format } = rest as Readonly<Record<string, unknown>>;
    const isBytes = format === "binary" || (contentMediaType !== undefined && contentEncoding === undefined);
    return isBytes && [type ?? "string"].flat().includes("string");
  });
}

/** Whether a list's items are files. */
export function holdsFiles(document: Document, schema: Schema): boolean {
  return fieldsAt(document, schema, "0")?.some((item) => isFile(document, item)) ?? false;
}
