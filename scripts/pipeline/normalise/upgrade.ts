import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import { annotations } from "../document/schemas.ts";
import { mapParts } from "../document/walk.ts";
import { isList, type Json, type JsonObject, without } from "../json/json.ts";
import { problemIn } from "../problems/problem.ts";
import { fromThreeTwo, isThreeTwo } from "./from-three-two.ts";

/**
 * The same description as OpenAPI 3.1.
 * From 3.0 the step is our own: the upgrader rewrites inside extensions and forgets null among the values of an enum.
 */
export function upgrade(document: JsonObject, file: string): JsonObject {
  if (document.swagger !== undefined) return upgrade(fromSwagger(document, file), file);
  if (isThreeTwo(document)) return fromThreeTwo(document);
  if (!String(document.openapi).startsWith("3.0")) return document;
  const upgraded = mapParts(document, (node, part) => (part === "schema" ? upgradeSchema(node) : node));
  return { ...upgraded, openapi: "3.1.0" };
}

function fromSwagger(document: JsonObject, file: string): JsonObject {
  try {
    // The upgrader changes what it is given.
    return upgradeFromTwoToThree(structuredClone(document) as Record<string, unknown>) as unknown as JsonObject;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problemIn(file, "#", `cannot be upgraded from Swagger 2.0: ${reason}`);
  }
}

/** A schema of OpenAPI 3.0 as one of 3.1. */
export function upgradeSchema(schema: JsonObject): JsonObject {
  return [alone, nullable, limits, example, encoding].reduce((result, step) => step(result), schema);
}

/** Beside a reference nothing counts but what is said of it; that it may be null is meant, and counts too. */
function alone(schema: JsonObject): JsonObject {
  if (typeof schema.$ref !== "string") return schema;
  const kept = Object.entries(schema).filter(
    ([key]) => key === "$ref" || key === "nullable" || key.startsWith("x-") || annotations.has(key),
  );
  return kept.length === Object.keys(schema).length ? schema : Object.fromEntries(kept);
}

function nullable(schema: JsonObject): JsonObject {
  const rest = without(schema, "nullable");
  if (schema.nullable !== true) return rest;
  if (typeof rest.type === "string") {
    const values = isList(rest.enum) && !rest.enum.includes(null) ? { enum: [...rest.enum, null] } : {};
    return { ...rest, type: [rest.type, "null"], ...values };
  }
  const { $ref, allOf, anyOf, oneOf, ...beside } = rest;
  const base = { $ref, allOf, anyOf, oneOf };
  const given = Object.fromEntries(
    Object.entries(base).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
  if (Object.keys(given).length === 0) return rest;
  return { ...beside, anyOf: [given, { type: "null" }] };
}

function limits(schema: JsonObject): JsonObject {
  return limit(limit(schema, "exclusiveMinimum", "minimum"), "exclusiveMaximum", "maximum");
}

function limit(schema: JsonObject, exclusive: string, inclusive: string): JsonObject {
  if (typeof schema[exclusive] !== "boolean") return schema;
  const bound = schema[inclusive];
  if (schema[exclusive] !== true || bound === undefined) return without(schema, exclusive);
  return { ...without(schema, exclusive, inclusive), [exclusive]: bound };
}

function example(schema: JsonObject): JsonObject {
  if (schema.example === undefined) return schema;
  return { ...without(schema, "example"), examples: [schema.example] };
}

function encoding(schema: JsonObject): JsonObject {
  if (schema.format === "byte") return { ...without(schema, "format"), contentEncoding: "base64" };
  if (schema.format !== "binary") return schema;
  return { ...without(schema, "format"), contentMediaType: "application/octet-stream" };
}
