import { isObject } from "../http/message.ts";
import { type Document, resolve, type Schema } from "./document.ts";
import { partsOf } from "./properties.ts";

/** What requests and answers are held against: a schema of OpenAPI as JSON Schema says it. */
export function asChecked(document: Document, schema: Schema, of: "requests" | "answers" | undefined): Schema {
  return union(document, forDirection(document, sane(alone(document, schema)), of));
}

/** Before OpenAPI 3.1 nothing beside a reference counts. */
export function alone({ openapi }: Document, schema: Schema): Schema {
  return schema.$ref !== undefined && openapi.startsWith("3.0") ? { $ref: schema.$ref } : schema;
}

/**
 * The types a schema names; where no value of its enum is of them, as of `enum: [true, false]` beside `type: string`,
 * those of the values, as nothing else can have been meant.
 */
export function typesNamed({ type, enum: values }: Schema): readonly string[] {
  const named = [type ?? []].flat().filter((each) => types.includes(each));
  if (values === undefined || values.length === 0 || named.length === 0) return named;
  const ofValues = values.map(typeOf);
  const isNamed = (each: string) => named.includes(each) || (each === "integer" && named.includes("number"));
  return ofValues.some(isNamed) ? named : [...new Set(ofValues)];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
}

const types = ["null", "boolean", "object", "array", "number", "integer", "string"];

/** Without keywords whose values are none of theirs; what has to be there is declared. */
function sane(schema: Schema): Schema {
  const { type, required, items, properties, ...rest } = schema;
  const needed = Array.isArray(required) ? required : [];
  const isOnlyRequired = properties === undefined && type === undefined && Object.keys(rest).length === 0;
  const known = typesNamed(schema);
  const isOne = typeof type === "string" && known.length === 1;
  return {
    ...rest,
    ...(known.length > 0 && { type: isOne ? known[0] : known }),
    ...(needed.length > 0 && { required: needed }),
    ...(!isOnlyRequired &&
      needed.length + Object.keys(properties ?? {}).length > 0 && {
        properties: { ...Object.fromEntries(needed.map((name) => [name, {}])), ...properties },
      }),
    ...(Array.isArray(items) ? { prefixItems: items } : items !== undefined && { items }),
  };
}

/** A field that is only read need not be in a request, one that is only written not in an answer. */
function forDirection(document: Document, schema: Schema, of: "requests" | "answers" | undefined): Schema {
  const asked = [schema, ...(schema.allOf ?? [])].flatMap(({ required = [] }) => required);
  if (of === undefined || asked.length === 0) return schema;
  const keyword = of === "requests" ? "readOnly" : "writeOnly";
  const others = asked.filter((name) => isMarked(document, schema, name, keyword));
  if (others.length === 0) return schema;
  const free = (part: Schema): Schema =>
    part.required === undefined ? part : { ...part, required: part.required.filter((name) => !others.includes(name)) };
  return { ...free(schema), ...(schema.allOf && { allOf: schema.allOf.map(free) }) };
}

/** Whether a schema, or a part that has to hold beside it, has a keyword at a property. */
function isMarked(document: Document, { properties = {}, allOf = [] }: Schema, name: string, keyword: string): boolean {
  const property = properties[name];
  if (isObject(property) && [property, resolve<Schema>(document, property)].some((each) => each[keyword] === true))
    return true;
  return allOf.some((part) => isMarked(document, resolve<Schema>(document, part), name, keyword));
}

/**
 * One of several is at least one of them: where a value is of two, as in most descriptions it may be, whoever sends it is
 * not wrong. Where a field tells which one it is, it is that one; alternatives that only say which fields there must be
 * exclude each other on purpose.
 */
function union(document: Document, schema: Schema): Schema {
  const { oneOf, discriminator, ...rest } = schema;
  const isExact = (branch: Schema) => Object.keys(branch).join() === "required";
  if (!Array.isArray(oneOf) || oneOf.every(isExact)) return schema;
  const members = (oneOf as readonly Schema[]).map((branch) => named(document, branch, discriminator));
  if (rest.anyOf === undefined) return { ...rest, anyOf: members };
  return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf: members }] };
}

function named(document: Document, branch: Schema, discriminator: unknown): Schema {
  if (!isObject(discriminator) || typeof discriminator.propertyName !== "string") return branch;
  const names = namesOf(document, branch, discriminator);
  if (names.length === 0) return branch;
  return { allOf: [branch, { properties: { [discriminator.propertyName]: { enum: names } } }] };
}

/**
 * What a discriminator calls a branch, its usual name first; none where the branch has no name, or none that its own
 * schema lets stand there.
 */
export function namesOf(
  document: Document,
  branch: Schema,
  { propertyName, mapping }: Readonly<Record<string, unknown>>,
): readonly string[] {
  const { $ref } = branch;
  if ($ref === undefined) return [];
  const short = $ref.split("/").at(-1) ?? "";
  const mapped = Object.entries(isObject(mapping) ? mapping : {});
  const names = [...mapped.flatMap(([name, target]) => (target === $ref || target === short ? [name] : [])), short];
  const said = partsOf(document, branch).map(({ properties = {} }) => properties[String(propertyName)]);
  const values = said
    .flatMap((each) => (each === undefined ? [] : partsOf(document, each)))
    .flatMap((each) => each.enum ?? []);
  return values.length === 0 ? names : names.filter((name) => values.includes(name));
}
