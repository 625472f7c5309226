/** Where the parts of a description may stand; `*` means a list or a map of them. What is not named here is data. */
const grammar = {
  document: {
    paths: "pathItem*",
    webhooks: "pathItem*",
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
    pathItems: "pathItem*",
    mediaTypes: "media*",
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
    query: "operation",
    additionalOperations: "operation*",
  },
  operation: { parameters: "parameter*", requestBody: "requestBody", responses: "response*" },
  parameter: { schema: "schema", content: "media*", items: "schema" },
  requestBody: { content: "media*" },
  response: { headers: "header*", content: "media*", schema: "schema" },
  header: { schema: "schema", content: "media*", items: "schema" },
  media: { schema: "schema", itemSchema: "schema" },
  schema: {
    properties: "schema*",
    patternProperties: "schema*",
    $defs: "schema*",
    definitions: "schema*",
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

export interface Field {
  readonly part: Part;
  readonly many: boolean;
}

const fields: ReadonlyMap<string, ReadonlyMap<string, Field>> = new Map(
  Object.entries(grammar).map(([part, named]) => [
    part,
    new Map(
      Object.entries(named).map(([key, field]): [string, Field] => [
        key,
        { part: field.replace("*", "") as Part, many: field.endsWith("*") },
      ]),
    ),
  ]),
);

/** What stands under the keys of a part; what is not named is data. */
export function fieldsOf(part: Part): ReadonlyMap<string, Field> {
  return fields.get(part) ?? none;
}

const none: ReadonlyMap<string, Field> = new Map();

/** The kind of part that stands at the keys of a pointer; `undefined`: data, or nothing. */
export function partAt(keys: readonly string[]): Part | undefined {
  let part: Part = "document";
  for (let index = 0; index < keys.length; index++) {
    const field: Field | undefined = fieldsOf(part).get(keys[index] ?? "");
    if (field === undefined) return undefined;
    part = field.part;
    if (field.many) index += 1;
    if (index >= keys.length) return undefined;
  }
  return part;
}

/** `x-…` is an extension beside paths and statuses, and an ordinary name among properties and schemas. */
export function isExtension(part: Part, key: string, name: string): boolean {
  return name.startsWith("x-") && (key === "paths" || (part === "operation" && key === "responses"));
}
