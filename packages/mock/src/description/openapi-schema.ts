import { isObject } from "../http/message.ts";
import { type Document, resolve, type Schema } from "./document.ts";

/** What requests and answers are held against: a schema of OpenAPI as JSON Schema says it. */
export function asChecked(document: Document, schema: Schema, of: "requests" | "answers" | undefined): Schema {
  return union(forDirection(document, sane(alone(document, schema)), of));
}

/** Before OpenAPI 3.1 nothing beside a reference counts. */
export function alone({ openapi }: Document, schema: Schema): Schema {
  return schema.$ref !== undefined && openapi.startsWith("3.0") ? { $ref: schema.$ref } : schema;
}

const types = ["null", "boolean", "object", "array", "number", "integer", "string"];

/** Without keywords whose values are none of theirs; what has to be there is declared. */
function sane(schema: Schema): Schema {
  const { type, required, items, properties, ...rest } = schema;
  const needed = Array.isArray(required) ? required : [];
  const isOnlyRequired = properties === undefined && type === undefined && Object.keys(rest).length === 0;
  const known = [type ?? []].flat().filter((each) => types.includes(each));
  return {
    ...rest,
    ...(known.length > 0 && { type: typeof type === "string" ? type : known }),
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
  const { required, properties } = schema;
  if (of === undefined || required === undefined || properties === undefined) return schema;
  const keyword = of === "requests" ? "readOnly" : "writeOnly";
  const isOther = (name: string) => {
    const property = properties[name];
    return isObject(property) && (property[keyword] === true || targetOf(document, property)[keyword] === true);
  };
  return { ...schema, required: required.filter((name) => !isOther(name)) };
}

/** References are those of the validator by then. */
function targetOf(document: Document, schema: Schema): Schema {
  return schema.$ref?.startsWith("#/") ? resolve<Schema>(document, schema) : schema;
}

/**
 * One of several is at least one of them: where a value is of two, as in most descriptions it may be, whoever sends it is
 * not wrong. Where a field tells which one it is, it is that one; alternatives that only say which fields there must be
 * exclude each other on purpose.
 */
function union(schema: Schema): Schema {
  const { oneOf, discriminator, ...rest } = schema;
  const isExact = (branch: Schema) => Object.keys(branch).every((keyword) => keyword === "required");
  if (!Array.isArray(oneOf) || oneOf.every(isExact)) return schema;
  const members = (oneOf as readonly Schema[]).map((branch) => named(branch, discriminator));
  if (rest.anyOf === undefined) return { ...rest, anyOf: members };
  return { ...rest, allOf: [...(rest.allOf ?? []), { anyOf: members }] };
}

function named(branch: Schema, discriminator: unknown): Schema {
  if (!isObject(discriminator) || typeof discriminator.propertyName !== "string") return branch;
  const names = namesOf(branch, discriminator);
  if (names.length === 0) return branch;
  return { allOf: [branch, { properties: { [discriminator.propertyName]: { enum: names } } }] };
}

/** What a discriminator calls a branch, its usual name first; none where the branch has no name. */
export function namesOf({ $ref }: Schema, { mapping }: Readonly<Record<string, unknown>>): readonly string[] {
  if ($ref === undefined) return [];
  const short = $ref.split("/").at(-1) ?? "";
  const mapped = Object.entries(isObject(mapping) ? mapping : {});
  return [...mapped.flatMap(([name, target]) => (target === $ref || target === short ? [name] : [])), short];
}
