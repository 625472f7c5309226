import type { Document, Schema } from "../document/openapi.ts";
import { annotations, resolve } from "../document/schemas.ts";
import { mapDocument } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject, own, without } from "../json/json.ts";

/** Writes schemas that say the same in several ways in one way. */
export function simplify(document: Document): Document {
  const simple = (node: JsonObject) =>
    [unwrapped, referring, spelledOut, orNull].reduce((schema, step) => step(schema, document), node);
  return mapDocument(document, (node, part) => (part === "schema" ? simple(node) : node));
}

/** `allOf` of one schema is that schema. */
function unwrapped(schema: JsonObject, document: Document): JsonObject {
  const [only, ...more] = isList(schema.allOf) ? schema.allOf : [];
  if (!isObject(only) || more.length > 0) return schema;
  const beside = without(schema, "allOf");
  const clash = Object.keys(only).some((key) => key in beside && !annotations.has(key));
  if (typeof only.$ref !== "string" || clash) return clash ? schema : { ...only, ...beside };
  return sameValues(document, only, beside) ? { ...without(beside, "enum", "type"), ...only } : { ...only, ...beside };
}

/** A generator of descriptions may repeat the values of the enum it refers to. */
function sameValues(document: Document, reference: JsonObject, beside: JsonObject): boolean {
  const values = resolve(document, reference as Schema).enum;
  if (!isList(beside.enum) || values === undefined) return false;
  const repeated = new Set<Json>(beside.enum);
  return beside.enum.length === values.length && values.every((value) => repeated.has(value));
}

/** Beside a reference only annotations can stand; anything that narrows it needs a combination. */
function referring(schema: JsonObject): JsonObject {
  const { $ref, ...beside } = schema;
  if (typeof $ref !== "string") return schema;
  const narrowing = Object.keys(beside).some((key) => !annotations.has(key) && !key.startsWith("x-"));
  return narrowing ? { ...beside, allOf: [{ $ref }] } : schema;
}

/** Alternatives that only name required fields repeat those fields, so that each stands for a type of its own. */
function spelledOut(schema: JsonObject): JsonObject {
  const { properties, oneOf, anyOf } = schema;
  if (!isObject(properties) || !(oneOf ?? anyOf)) return schema;
  const spell = (members: Json) => (isList(members) ? members.map((one) => withFields(one, properties)) : members);
  return { ...schema, ...(oneOf && { oneOf: spell(oneOf) }), ...(anyOf && { anyOf: spell(anyOf) }) };
}

function withFields(member: Json, properties: JsonObject): Json {
  if (!isObject(member) || !isList(member.required)) return member;
  if (Object.keys(member).some((key) => !["required", "type", "description"].includes(key))) return member;
  const fields = member.required.map(String).map((name): [string, Json] => [name, own(properties, name) ?? {}]);
  return { ...member, type: "object", properties: Object.fromEntries(fields) };
}

/** Nothing is null and one of several others at once: what says so means that null is one of them. */
function orNull(schema: JsonObject): JsonObject {
  const { type, oneOf, anyOf } = schema;
  const key = oneOf ? "oneOf" : "anyOf";
  const members = schema[key];
  if (type !== "null" || !isList(members) || (oneOf && anyOf)) return schema;
  const isTyped = members.every((one) => isObject(one) && typeof one.type === "string" && one.type !== "null");
  return isTyped ? { ...without(schema, "type"), [key]: [...members, { type: "null" }] } : schema;
}
