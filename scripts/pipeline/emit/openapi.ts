import { mapParts } from "../document/walk.ts";
import { type JsonObject, without } from "../json/json.ts";

/** The corrected description in the version it was published in, for mocks and for the tests of users. */
export function emitOpenApi(document: JsonObject): string {
  const published = mapParts(document, (node, part) =>
    part === "schema" ? nullableReference(without(node, "x-sdk")) : without(node, "x-sdk"),
  );
  return `${JSON.stringify(published, null, 2)}\n`;
}

/** In OpenAPI 3.0 nothing beside a reference counts, so the reference goes into a combination. */
function nullableReference(schema: JsonObject): JsonObject {
  if (typeof schema.$ref !== "string" || schema.nullable !== true) return schema;
  return { ...without(schema, "$ref"), allOf: [{ $ref: schema.$ref }] };
}
