import type { Document, Schema } from "../document/openapi.ts";
import { nameOf } from "../document/schemas.ts";
import { mapDocument } from "../document/walk.ts";
import { isObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { pascal } from "../text/names.ts";

/**
 * The type name of every schema: its own name without the package before the last dot.
 * Where that would be the name of two schemas, those that have a package keep it in their name.
 */
export function schemaNames(document: Document): ReadonlyMap<string, string> {
  const schemas = Object.entries(document.components.schemas);
  const wanted = schemas.map(([name, schema]) => given(schema) ?? pascal(afterPackage(name)));
  const claims = new Map<string, number>();
  for (const name of wanted) claims.set(name, (claims.get(name) ?? 0) + 1);
  return new Map(
    schemas.map(([name, schema], index): [string, string] => {
      const short = wanted[index] ?? name;
      const keepsPackage = (claims.get(short) ?? 0) > 1 && given(schema) === undefined;
      return [name, keepsPackage ? pascal(name) : short];
    }),
  );
}

/** The document with its schemas renamed. */
export function renameSchemas(document: Document): Document {
  const names = schemaNames(document);
  const renamed = mapDocument(document, (node) => {
    const name = typeof node.$ref === "string" ? names.get(nameOf(node.$ref)) : undefined;
    return name === undefined ? node : { ...node, $ref: below("#/components/schemas", name) };
  });
  const schemas = Object.entries(renamed.components.schemas).map(([name, schema]) => [names.get(name) ?? name, schema]);
  return { ...renamed, components: { schemas: Object.fromEntries(schemas) } };
}

/** A schema's name without the package before the last dot. */
export function afterPackage(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** The name an overlay gives: `x-sdk: { as: Name }`. */
function given(schema: Schema): string | undefined {
  const hints = schema["x-sdk"];
  const as = isObject(hints) ? own(hints, "as") : undefined;
  return typeof as === "string" ? as : undefined;
}
