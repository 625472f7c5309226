import type { Document } from "../../pipeline/document/openapi.ts";
import type { Json, JsonObject } from "../../pipeline/json/json.ts";
import { inline } from "../../pipeline/normalise/inline.ts";
import { simplify } from "../../pipeline/normalise/simplify.ts";

type Paths = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
type Schemas = Readonly<Record<string, JsonObject>>;

/** A description of nothing but these paths and schemas. */
export function described(paths: Paths, schemas: Schemas = {}): JsonObject {
  return { openapi: "3.1.0", info: { title: "Test", version: "1" }, paths, components: { schemas } };
}

/** The same as the checks see it. */
export function documentOf(paths: Paths, schemas: Schemas = {}): Document {
  return simplify(inline(described(paths, schemas)));
}

/** An operation that answers JSON of a schema. */
export function answering(schema: JsonObject, rest: JsonObject = {}): JsonObject {
  return { responses: { "200": { description: "OK", ...json(schema) } }, ...rest };
}

export function taking(schema: JsonObject, required = true): JsonObject {
  return { requestBody: { required, ...json(schema) } };
}

export function json(schema: JsonObject): { content: JsonObject } {
  return { content: { "application/json": { schema } } };
}

export function hinted(group: string, name: string, rest: JsonObject = {}): { "x-sdk": Json } {
  return { "x-sdk": { group, name, ...rest } };
}

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
export const text = { type: "string" };
