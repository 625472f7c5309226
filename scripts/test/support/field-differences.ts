import { type FieldTable, type GoField, isSentAsNull } from "../../pipeline/fields/field-table.ts";
import { goType } from "../../pipeline/fields/fields-overlay.ts";
import { schemaDirections } from "../../pipeline/fields/schema-directions.ts";
import { isList, isObject, type JsonObject } from "../../pipeline/json/json.ts";

/** Where the schemas of a description and a table of a Go server's types differ, a line each. */
export function fieldDifferences(document: JsonObject, table: FieldTable): readonly string[] {
  const schemas = (document.components as JsonObject).schemas as Readonly<Record<string, JsonObject>>;
  const { answers } = schemaDirections(document);
  const structs = Object.entries(schemas).filter(([, schema]) => isObject(schema.properties));
  const known = new Set(structs.map(([name]) => goType(name)));
  return [
    ...[...table.keys()].filter((type) => !known.has(type)).map((type) => `${type}: only in the table`),
    ...structs.flatMap(([name, schema]) => {
      const type = goType(name);
      const fields = table.get(type);
      if (fields === undefined) return [`${type}: only in the description`];
      return schemaDifferences(schemas, type, schema.properties as Properties, fields, answers.has(name));
    }),
  ];
}

type Properties = Readonly<Record<string, JsonObject>>;

function schemaDifferences(
  schemas: Properties,
  type: string,
  properties: Properties,
  fields: readonly GoField[],
  isAnswer: boolean,
): readonly string[] {
  const names = new Set(fields.map(({ name }) => name));
  const strangers = Object.keys(properties).filter((name) => !names.has(name));
  return [
    ...strangers.map((name) => `${type}.${name}: only in the description`),
    ...fields.flatMap((field) => {
      const property = properties[field.name];
      const at = `${type}.${field.name}`;
      if (property === undefined) return [`${at}: only in the table`];
      const kinds = kindsOf(field.kind);
      const kind = kindOf(schemas, property);
      const mayBeNull = isAnswer && isSentAsNull(field);
      return [
        ...(kinds.includes(kind) ? [] : [`${at}: ${kind}, where the table has ${field.kind}`]),
        ...((property.nullable === true) === mayBeNull ? [] : [`${at}: null is ${mayBeNull ? "sent" : "never sent"}`]),
      ];
    }),
  ];
}

/** The kinds of JSON a field of Go may be. */
function kindsOf(go: string): readonly string[] {
  if (go.startsWith("value:")) return go === "value:time.Duration" ? ["integer"] : ["string"];
  return jsonKinds[go] ?? [];
}

const plain = ["string", "integer", "number", "boolean"];
const jsonKinds: Readonly<Record<string, readonly string[]>> = {
  value: [...plain, "object"],
  pointer: [...plain, "object", "map", "array"],
  slice: ["array"],
  map: ["map"],
  interface: ["anything"],
  raw: ["array"],
};

/** `map` is an object of no fixed fields, `anything` a schema that says nothing. */
function kindOf(schemas: Properties, schema: JsonObject): string {
  const [only] = isList(schema.allOf) ? schema.allOf : [];
  const reference = schema.$ref ?? (isObject(only) ? only.$ref : undefined);
  if (typeof reference === "string") return kindOf(schemas, schemas[reference.split("/").at(-1) ?? ""] ?? {});
  if (schema.type === "object") return schema.additionalProperties === undefined ? "object" : "map";
  return typeof schema.type === "string" ? schema.type : "anything";
}
