import type { Schema } from "../document/openapi.ts";
import { nameOf } from "../document/schemas.ts";
import { isList, type Json, sortedEntries } from "../json/json.ts";
import { propertyName, quote } from "../text/safe-text.ts";

/** A schema as the text of a TypeScript type; schemas it refers to go by their names. */
export function typeText(schema: Schema | boolean): string {
  if (typeof schema === "boolean") return schema ? "unknown" : "never";
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  if (schema["x-open"]) return "(string & {})";
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map(literal));
  const parts = [
    ...(schema.allOf ?? []).map(typeText),
    ...[schema.anyOf, schema.oneOf].flatMap((members) => (members ? [union(members.map(typeText))] : [])),
  ];
  const own = ownType(schema, parts.length > 0);
  return intersection(own === undefined ? parts : [own, ...parts]);
}

function ownType(schema: Schema, combined: boolean): string | undefined {
  const { type } = schema;
  if (isList(type)) return union(type.map((one) => ownType({ ...schema, type: one as string }, combined) ?? "unknown"));
  if (type === "array") return arrayText(schema);
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return objectText(schema);
  if (type === "object" && combined) return undefined;
  if (typeof type === "string") return simple.get(type) ?? "unknown";
  return combined ? undefined : "unknown";
}

const simple: ReadonlyMap<string, string> = new Map([
  ["string", "string"],
  ["number", "number"],
  ["integer", "number"],
  ["boolean", "boolean"],
  ["null", "null"],
  ["object", "Record<string, unknown>"],
]);

function arrayText({ items, prefixItems }: Schema): string {
  if (prefixItems !== undefined) return `[${prefixItems.map(typeText).join(", ")}]`;
  const item = typeText(items ?? {});
  return /^[\w.<>, ]+(\[\])*$/.test(item) ? `${item}[]` : `(${item})[]`;
}

function objectText({ properties = {}, required = [], additionalProperties = false }: Schema): string {
  const fields = sortedEntries(properties).map(
    ([name, schema]) => `${propertyName(name)}${required.includes(name) ? "" : "?"}: ${typeText(schema)}`,
  );
  if (additionalProperties === false) return fields.length > 0 ? `{ ${fields.join("; ")} }` : "Record<string, never>";
  const others = `Record<string, ${typeText(additionalProperties)}>`;
  return fields.length > 0 ? `{ ${fields.join("; ")} } & ${others}` : others;
}

function literal(value: Json): string {
  return typeof value === "string" ? quote(value) : JSON.stringify(value);
}

/** Of no types at all nothing is known. */
export function union(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  return distinct.length === 0 || distinct.includes("unknown") ? "unknown" : distinct.join(" | ");
}

function intersection(types: readonly string[]): string {
  const [only, ...more] = types.filter((type) => type !== "unknown");
  if (only === undefined) return "unknown";
  return more.length === 0
    ? only
    : [only, ...more].map((type) => (type.includes("|") ? `(${type})` : type)).join(" & ");
}
