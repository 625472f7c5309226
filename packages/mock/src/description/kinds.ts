import type { Document, Schema } from "./document.ts";
import { typesNamed } from "./openapi-schema.ts";
import { partsOf } from "./properties.ts";

export type Kind = "plain" | "list" | "object";

/** The types a schema names, in its parts too. */
export const typesOf = (document: Document, schema: Schema): readonly string[] =>
  partsOf(document, schema).flatMap(typesNamed);

/** Whether a value is a list, an object, or neither. */
export function kindOf(document: Document, schema: Schema): Kind {
  const parts = partsOf(document, schema);
  const types = typesOf(document, schema);
  if (types.includes("array") || parts.some(({ items }) => items !== undefined)) return "list";
  const isObject = types.includes("object") || parts.some(({ properties }) => properties !== undefined);
  return isObject ? "object" : "plain";
}

/** The schema of a property, in whichever part it stands. */
export const propertyOf = (document: Document, schema: Schema, name: string): Schema => {
  const parts = partsOf(document, schema);
  const open = parts.map((part) => part.additionalProperties).find((each) => typeof each === "object");
  return (
    parts.map(({ properties = {} }) => properties[name]).find((each) => each !== undefined) ?? (open as Schema) ?? {}
  );
};

/** The names of a schema's properties, those of its parts too. */
export const propertyNames = (document: Document, schema: Schema): readonly string[] =>
  partsOf(document, schema).flatMap(({ properties = {} }) => Object.keys(properties));

/** The schema of a list's items. */
export const itemsOf = (document: Document, schema: Schema): Schema =>
  (partsOf(document, schema).find(({ items }) => items !== undefined)?.items as Schema | undefined) ?? {};
