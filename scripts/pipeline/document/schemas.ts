import { own } from "../json/json.ts";
import { lastKeyOf } from "../json/pointer.ts";
import type { Document, Schema } from "./openapi.ts";

/** The schema name in `#/components/schemas/Name`. */
export function nameOf(reference: string): string {
  return lastKeyOf(reference);
}

/** The schema itself, or the one it refers to. */
export function resolve(document: Document, schema: Schema): Schema {
  let result: Schema | undefined = schema;
  for (let hops = 0; result?.$ref !== undefined && hops < 50; hops++) {
    result = own(document.components.schemas, nameOf(result.$ref));
  }
  return result ?? {};
}

/** The schemas a value may have to satisfy: itself without references, and all members of its combinations. */
export function alternatives(document: Document, schema: Schema): readonly Schema[] {
  const found = new Set([resolve(document, schema)]);
  // A set that grows while it is walked is walked to its new end; each schema counts once, however many ways lead to it.
  for (const { allOf = [], anyOf = [], oneOf = [] } of found) {
    for (const members of [allOf, anyOf, oneOf]) for (const member of members) found.add(resolve(document, member));
  }
  return [...found];
}

/** Whether a schema says nothing about its values. */
function isUnknown(schema: Schema): boolean {
  return !Object.keys(schema).some((key) => !annotations.has(key) && !key.startsWith("x-"));
}

/** Whether a schema is an object of which nothing more is known. */
function isAnyObject({ type, ...rest }: Schema): boolean {
  return [type].flat().includes("object") && isUnknown(rest);
}

/** The schemas at a dot path, as declared; `undefined` when the path cannot exist. */
export function fieldsAt(document: Document, schema: Schema, path: string): readonly Schema[] | undefined {
  const steps = path === "" ? [] : path.split(".");
  let found: readonly Schema[] = [schema];
  for (const step of steps) {
    const all = new Set(found.flatMap((one) => alternatives(document, one)));
    found = [...new Set([...all].flatMap((one) => fieldOf(one, step)))];
    if (found.length === 0) return undefined;
  }
  return found;
}

/** The same with all that they refer to and combine. */
export function schemasAt(document: Document, schema: Schema, path: string): readonly Schema[] | undefined {
  const fields = fieldsAt(document, schema, path);
  return fields && [...new Set(fields.flatMap((one) => alternatives(document, one)))];
}

/** The schema of one field: none where it is not declared, an unknown one where any may be. */
function fieldOf(schema: Schema, name: string): readonly Schema[] {
  const declared = own(schema.properties ?? {}, name);
  if (declared !== undefined) return [declared];
  if (isUnknown(schema) || isAnyObject(schema)) return [{}];
  if (/^\d+$/.test(name) && [schema.type].flat().includes("array")) return [schema.items ?? {}];
  const { additionalProperties } = schema;
  if (typeof additionalProperties === "object") return [additionalProperties];
  return additionalProperties === true ? [{}] : [];
}

export const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "deprecated",
  "default",
  "examples",
  "externalDocs",
  "readOnly",
  "writeOnly",
]);
