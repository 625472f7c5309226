import { isObject } from "../http/message.ts";
import type { Schema } from "./document.ts";

const single = ["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "$defs", "dependentSchemas"];

/** Where a schema stands: it describes a value by itself, or adds to the schema it is a branch of. */
export type Position = "value" | "branch";

/** A copy of the schema with `change` applied to it and all schemas in it, the inner ones first. */
export function mapSchema(
  schema: Schema,
  change: (schema: Schema, position: Position) => Schema,
  position: Position = "value",
): Schema {
  const inner = ([keyword, value]: [string, unknown]): [string, unknown] => {
    const at: Position = lists.includes(keyword) && keyword !== "prefixItems" ? "branch" : "value";
    const visit = (each: unknown) => (isObject(each) ? mapSchema(each, change, at) : each);
    if (single.includes(keyword)) return [keyword, visit(value)];
    if (lists.includes(keyword) && Array.isArray(value)) return [keyword, value.map(visit)];
    if (maps.includes(keyword) && isObject(value)) {
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, visit(each)]))];
    }
    return [keyword, value];
  };
  return change(Object.fromEntries(Object.entries(schema).map(inner)), position);
}

/** An OpenAPI 3.0 schema as JSON Schema 2020-12; a schema of OpenAPI 3.1 is one already and comes back equal. */
export const toJsonSchema = (schema: Schema): Schema => mapSchema(schema, (each) => nullable(limits(each)));

function limits(schema: Schema): Schema {
  const { exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  return {
    ...rest,
    ...limit(minimum, exclusiveMinimum, "minimum", "exclusiveMinimum"),
    ...limit(maximum, exclusiveMaximum, "maximum", "exclusiveMaximum"),
  };
}

function limit(value: unknown, exclusive: unknown, inclusiveName: string, exclusiveName: string): Schema {
  if (exclusive === true) return { [exclusiveName]: value };
  return {
    ...(value !== undefined && { [inclusiveName]: value }),
    ...(typeof exclusive === "number" && { [exclusiveName]: exclusive }),
  };
}

function nullable(schema: Schema): Schema {
  const { nullable, ...rest } = schema;
  if (nullable !== true) return rest;
  if (typeof rest.type !== "string") return { anyOf: [rest, { type: "null" }] };
  return {
    ...rest,
    type: [rest.type, "null"],
    ...(Array.isArray(rest.enum) && { enum: [...new Set([...rest.enum, null])] }),
  };
}
