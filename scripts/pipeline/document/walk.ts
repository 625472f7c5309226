import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";

/** Where the parts of a description may stand; `*` means a list or a map of them. What is not named here is data. */
const grammar = {
  document: {
    paths: "pathItem*",
    components: "components",
    definitions: "schema*",
    parameters: "parameter*",
    responses: "response*",
  },
  components: {
    schemas: "schema*",
    parameters: "parameter*",
    responses: "response*",
    requestBodies: "requestBody*",
    headers: "header*",
  },
  pathItem: {
    parameters: "parameter*",
    get: "operation",
    put: "operation",
    post: "operation",
    delete: "operation",
    options: "operation",
    head: "operation",
    patch: "operation",
    trace: "operation",
  },
  operation: { parameters: "parameter*", requestBody: "requestBody", responses: "response*" },
  parameter: { schema: "schema", content: "media*", items: "schema" },
  requestBody: { content: "media*" },
  response: { headers: "header*", content: "media*", schema: "schema" },
  header: { schema: "schema", content: "media*", items: "schema" },
  media: { schema: "schema" },
  schema: {
    properties: "schema*",
    patternProperties: "schema*",
    $defs: "schema*",
    dependentSchemas: "schema*",
    allOf: "schema*",
    anyOf: "schema*",
    oneOf: "schema*",
    prefixItems: "schema*",
    items: "schema",
    additionalProperties: "schema",
    propertyNames: "schema",
    contains: "schema",
    not: "schema",
    if: "schema",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: "schema",
    else: "schema",
  },
} as const;

export type Part = keyof typeof grammar;

interface Field {
  readonly part: Part;
  readonly many: boolean;
}

const fields = Object.fromEntries(
  Object.entries(grammar).map(([part, named]) => [
    part,
    Object.fromEntries(
      Object.entries(named).map(([key, field]) => [
        key,
        { part: field.replace("*", "") as Part, many: field.endsWith("*") },
      ]),
    ),
  ]),
) as Readonly<Record<Part, Readonly<Record<string, Field>>>>;

export type Visit = (node: Json, part: Part, pointer: string) => void;

/** Visits every part in a part, itself included, parents first. */
export function visitParts(node: Json, visit: Visit, part: Part = "document", pointer = "#"): void {
  visit(node, part, pointer);
  if (!isObject(node)) return;
  for (const [key, value] of Object.entries(node)) {
    const field = fieldOf(part, key);
    if (field === undefined) continue;
    const here = below(pointer, key);
    if (!field.many) visitParts(value, visit, field.part, here);
    else if (isObject(value) || isList(value))
      for (const [name, one] of Object.entries(value)) {
        if (!isExtension(part, key, name)) visitParts(one, visit, field.part, below(here, name));
      }
    else visit(value, field.part, here);
  }
}

export type Change = (node: JsonObject, part: Part) => JsonObject;

/** A part in which every part has been changed, children first; what stays the same is not copied. */
export function mapParts(node: JsonObject, change: Change, part: Part = "document"): JsonObject {
  let result: Record<string, Json> | undefined;
  for (const [key, value] of Object.entries(node)) {
    const field = fieldOf(part, key);
    if (field === undefined) continue;
    const changed = field.many ? mapMany(value, change, field.part) : mapOne(value, change, field.part);
    if (changed === value) continue;
    result ??= { ...node };
    result[key] = changed;
  }
  return change(result ?? node, part);
}

function mapMany(value: Json, change: Change, part: Part): Json {
  if (isList(value)) {
    const list = value.map((one) => mapOne(one, change, part));
    return list.some((one, index) => one !== value[index]) ? list : value;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const changed = entries.map(([name, one]): [string, Json] => [name, mapOne(one, change, part)]);
  return changed.some(([, one], index) => one !== entries[index]?.[1]) ? Object.fromEntries(changed) : value;
}

function mapOne(value: Json, change: Change, part: Part): Json {
  return isObject(value) ? mapParts(value, change, part) : value;
}

function fieldOf(part: Part, key: string): Field | undefined {
  return own<Field>(fields[part], key);
}

/** `x-…` is an extension beside paths and statuses, and an ordinary name among properties and schemas. */
function isExtension(part: Part, key: string, name: string): boolean {
  return name.startsWith("x-") && (key === "paths" || (part === "operation" && key === "responses"));
}
