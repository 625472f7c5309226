import { mapParts } from "../document/walk.ts";
import { isObject, type JsonObject, own, without } from "../json/json.ts";

/** The corrected description in a version that most tools read, for mocks and for the tests of users. */
export function emitOpenApi(document: JsonObject): string {
  const published = mapParts(document, (node, part) => {
    if (part === "schema") return nullableReference(without(node, "x-sdk"));
    return part === "operation" ? withReason(node) : without(node, "x-sdk");
  });
  return `${JSON.stringify(published, null, 2)}\n`;
}

/** Why an operation has no method, for contract tests that would look for it. */
function withReason(operation: JsonObject): JsonObject {
  const hints = operation["x-sdk"];
  const reason = isObject(hints) ? own(hints, "unsupported") : undefined;
  return { ...without(operation, "x-sdk"), ...(reason !== undefined && { "x-unsupported": reason }) };
}

/** In OpenAPI 3.0 nothing beside a reference counts, so the reference goes into a combination. */
function nullableReference(schema: JsonObject): JsonObject {
  if (typeof schema.$ref !== "string" || schema.nullable !== true) return schema;
  return { ...without(schema, "$ref"), allOf: [{ $ref: schema.$ref }] };
}
