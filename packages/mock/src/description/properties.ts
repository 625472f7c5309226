import { type Document, resolve, type Schema } from "./document.ts";

/** A schema and those it is made of, references followed. */
export function partsOf(document: Document, schema: Schema, seen: readonly Schema[] = []): readonly Schema[] {
  const own = resolve<Schema>(document, schema);
  if (seen.includes(own)) return [];
  const { allOf = [], anyOf = [], oneOf = [] } = own;
  return [own, ...[...allOf, ...anyOf, ...oneOf].flatMap((each) => partsOf(document, each, [...seen, own]))];
}

/** The properties a schema declares, those of its parts too. */
export const propertiesOf = (document: Document, schema: Schema): Readonly<Record<string, Schema>> =>
  Object.assign({}, ...partsOf(document, schema).map(({ properties = {} }) => properties));

/** What a schema says of the items of a list at a dot path, `""` for the list itself. */
export function itemsAt(document: Document, schema: Schema, path: string): Schema | undefined {
  const [key, ...rest] = path === "" ? [] : path.split(".");
  if (key !== undefined) {
    const inner = propertiesOf(document, schema)[key];
    return inner && itemsAt(document, inner, rest.join("."));
  }
  return partsOf(document, schema).find(({ items }) => items !== undefined)?.items as Schema | undefined;
}
