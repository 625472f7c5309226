import type { Schema } from "../document/openapi.ts";
import { nameOf } from "../document/schemas.ts";
import { mapParts } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject, own, without } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { typeText } from "../model/type-text.ts";
import { afterPackage } from "../normalise/schema-names.ts";
import { upgradeSchema } from "../normalise/upgrade.ts";
import { codeSpan } from "../text/safe-text.ts";
import type { Difference, Kind } from "./difference.ts";

const LONGEST = 80;
// The formats that say more than the type does.
const formats: ReadonlySet<string> = new Set(["binary", "byte", "date", "date-time", "uuid"]);

/** In what two states of a schema differ, field by field; `place` writes where a field stands: `.id`. */
export function schemaDifferences(
  kind: Kind,
  place: (path: string) => string,
  before: Json | undefined,
  after: Json | undefined,
  path = "",
): Difference[] {
  const where = place(path);
  if (before === after) return [];
  if (after === undefined) return [{ kind, where, published: describe(before), ours: undefined }];
  if (before === undefined) return [{ kind, where, published: undefined, ours: describe(after) }];
  if (!isObject(before) || !isObject(after)) return [];
  const [old, fresh] = [propertiesOf(before), propertiesOf(after)];
  const names = new Set([...Object.keys(old), ...Object.keys(fresh)]);
  const fields = [...names].flatMap((name) =>
    schemaDifferences(kind, place, own(old, name), own(fresh, name), `${path}.${name}`),
  );
  const needs = [...names].flatMap((name) => {
    const [was, is] = [isRequired(before, name), isRequired(after, name)];
    if (was === is || !own(old, name)) return [];
    return [{ kind, where: place(`${path}.${name}`), published: need(was), ours: need(is) }];
  });
  return [...ownDifferences(kind, where, before, after), ...fields, ...needs];
}

/** What differs in the schema itself, its fields aside. */
function ownDifferences(kind: Kind, where: string, before: JsonObject, after: JsonObject): Difference[] {
  const [added, ways] = [addedValues(before, after), waysOf(after)];
  if (added.length > 0) {
    const values = added.map((value) => codeSpan(JSON.stringify(value))).join(", ");
    return [{ kind, where, published: `no ${values}`, ours: `${values} too` }];
  }
  if (ways !== undefined && waysOf(before) === undefined) return [{ kind, where, published: "any fields", ours: ways }];
  const [published, ours] = [before, after].map((schema) => describe(without(schema, "properties", "required")));
  if (published !== ours && published !== undefined && ours !== undefined) return [{ kind, where, published, ours }];
  if (before.description === after.description) return [];
  return [{ kind: "texts", where, published: codeSpan("description"), ours: "another of ours" }];
}

/** A schema in a few words: its type, what limits it, what it is when it is not given. */
export function describe(schema: Json | undefined): string {
  if (!isObject(schema)) return codeSpan("unknown");
  const { minimum, maximum, default: fallback, format, deprecated } = schema;
  return [
    codeSpan(shortened(typeOf(schema))),
    ...(minimum === undefined ? [] : [`from ${Number(minimum)}`]),
    ...(maximum === undefined ? [] : [`to ${Number(maximum)}`]),
    ...(fallback === undefined ? [] : [`default ${codeSpan(JSON.stringify(fallback))}`]),
    ...(formats.has(String(format)) ? [`format ${codeSpan(String(format))}`] : []),
    ...(deprecated === true ? ["deprecated"] : []),
  ].join(", ");
}

function typeOf(schema: JsonObject): string {
  try {
    return typeText(mapParts(schema, short, "schema") as unknown as Schema);
  } catch {
    // Only what the overlay has made of a description is known to be well formed.
    return "malformed";
  }
}

function short(node: JsonObject): JsonObject {
  const { $ref } = node;
  return upgradeSchema(typeof $ref === "string" ? { ...node, $ref: below("#", afterPackage(nameOf($ref))) } : node);
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}

function isRequired({ required }: JsonObject, name: string): boolean {
  return isList(required) && required.includes(name);
}

function need(required: boolean): string {
  return required ? "required" : "optional";
}

function addedValues(before: JsonObject, after: JsonObject): readonly Json[] {
  const [old, fresh] = [before.enum, after.enum];
  return isList(old) && isList(fresh) ? fresh.filter((value) => !old.includes(value)) : [];
}

/** Alternatives that do nothing but require fields. */
function waysOf({ oneOf }: JsonObject): string | undefined {
  if (!isList(oneOf)) return undefined;
  const ways = oneOf.map((way) => (isObject(way) && isList(way.required) ? way.required.map(String) : []));
  if (ways.some((way) => way.length === 0)) return undefined;
  return `exactly one of ${ways.map((way) => way.map(codeSpan).join(" with ")).join(" and ")}`;
}
