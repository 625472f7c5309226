import type { Document, Schema } from "../document/openapi.ts";
import { alternatives, resolve } from "../document/schemas.ts";

/** A field of an answer, with its dot path. */
export interface Field {
  readonly path: string;
  readonly name: string;
  readonly schema: Schema;
}

/** The fields of an object, and those of the objects in it that are named as what surrounds a list. */
export function fieldsOf(document: Document, schema: Schema): readonly Field[] {
  const whole = resolve(document, schema);
  const found = known.get(whole) ?? fieldsIn(document, whole);
  known.set(whole, found);
  return found;
}

/** One answer may be that of many operations. */
const known = new WeakMap<Schema, readonly Field[]>();

function fieldsIn(document: Document, schema: Schema): readonly Field[] {
  const own = propertiesOf(document, schema).map(([name, each]) => ({ path: name, name, schema: each }));
  const inner = own.filter(({ name }) => wrappers.has(plain(name)));
  return [
    ...own,
    ...inner.flatMap(({ path, schema: each }) =>
      propertiesOf(document, each).map(([name, field]) => ({ path: `${path}.${name}`, name, schema: field })),
    ),
  ].filter(({ path, name }) => !name.includes(".") && path.split(".").length <= 2);
}

function propertiesOf(document: Document, schema: Schema): readonly [string, Schema][] {
  const whole = resolve(document, schema);
  // Alternatives of which one holds prove no field.
  const parts = [whole, ...(whole.allOf ?? []).map((member) => resolve(document, member))];
  return parts.flatMap(({ properties = {} }) => Object.entries(properties));
}

/** The types that a schema names. */
export function typesOf(document: Document, schema: Schema): ReadonlySet<string> {
  return new Set(alternatives(document, schema).flatMap(({ type }) => [type ?? []].flat()));
}

/** `per_page`, `perPage` and `page[size]` as `perpage`, `pagesize`. */
export function plain(name: string): string {
  return name
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

const LONGEST = 100;
const wrappers = new Set(["meta", "metadata", "paging", "pagination", "page", "pageinfo", "responsemetadata", "data"]);
