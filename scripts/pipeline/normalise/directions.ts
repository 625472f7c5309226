import type { Part } from "../document/grammar.ts";
import type { Document, Schema } from "../document/openapi.ts";
import { directionsOf } from "../document/references.ts";
import { nameOf } from "../document/schemas.ts";
import { mapDocument, mapParts, mapSchema } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject, own, without } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { withoutAnswerNull } from "./null-in-answers.ts";
import { isOpenable, twofoldSchemas } from "./twofold.ts";

/** Requests are written for the server of today, answers may come from the server of tomorrow. */
type Direction = "request" | "answer";

/**
 * Opens the enums of answers and closes those of requests.
 * A schema that is used in both and would differ becomes two: `Name` for answers, `NameInput` for requests.
 */
export function separateDirections(document: Document): Document {
  const { requests, answers } = directionsOf(document);
  const twofold = twofoldSchemas(document);
  const write = (schema: Schema, direction: Direction) => directed(schema, direction, twofold);

  const separated = Object.entries(document.components.schemas).flatMap(([name, schema]): [string, Schema][] => {
    const onlyRequest = requests.has(name) && !answers.has(name);
    const own: [string, Schema] = [name, write(schema, onlyRequest ? "request" : "answer")];
    return twofold.has(name) ? [own, [`${name}Input`, write(schema, "request")]] : [own];
  });
  const { paths } = mapDocument(document, (node, part) =>
    part === "operation" ? directOperation(node, twofold) : node,
  );
  return { ...document, paths, components: { schemas: Object.fromEntries(separated) } };
}

function directOperation(operation: JsonObject, twofold: ReadonlySet<string>): JsonObject {
  const change = (direction: Direction) => (node: JsonObject, part: Part) =>
    part === "schema" ? directedSchema(node, direction, twofold) : node;
  const { parameters, requestBody, responses } = operation;
  return {
    ...operation,
    parameters: (parameters as readonly JsonObject[]).map((one) => mapParts(one, change("request"), "parameter")),
    ...(isObject(requestBody) && { requestBody: mapParts(requestBody, change("request"), "requestBody") }),
    responses: Object.fromEntries(
      Object.entries(responses as JsonObject).map(([status, response]) => [
        status,
        mapParts(response as JsonObject, change("answer"), "response"),
      ]),
    ),
  };
}

function directed(schema: Schema, direction: Direction, twofold: ReadonlySet<string>): Schema {
  const change = (node: JsonObject) => directedSchema(node, direction, twofold);
  return mapSchema(schema, change);
}

function directedSchema(schema: JsonObject, direction: Direction, twofold: ReadonlySet<string>): JsonObject {
  if (direction === "answer") {
    const visible = withoutFields(schema, "writeOnly");
    return isOpenable(visible) ? opened(visible) : visible;
  }
  const visible = withoutAnswerNull(withoutFields(schema, "readOnly"));
  const name = typeof visible.$ref === "string" ? nameOf(visible.$ref) : undefined;
  if (name === undefined || !twofold.has(name)) return visible;
  return { ...visible, $ref: below("#/components/schemas", `${name}Input`) };
}

/** Leaves out the fields that only go the other way. */
function withoutFields(schema: JsonObject, mark: "readOnly" | "writeOnly"): JsonObject {
  const { properties, required } = schema;
  if (!isObject(properties)) return schema;
  const hidden = Object.keys(properties).filter((name) => hasMark(own(properties, name), mark));
  if (hidden.length === 0) return schema;
  const needed = isList(required) ? { required: required.filter((name) => !hidden.includes(String(name))) } : {};
  return { ...schema, properties: without(properties, ...hidden), ...needed };
}

function hasMark(schema: Json | undefined, mark: string): boolean {
  return isObject(schema) && schema[mark] === true;
}

function opened(schema: JsonObject): JsonObject {
  const { type, enum: values, ...rest } = schema;
  const known = { ...(type !== undefined && { type }), enum: values as Json };
  return { ...rest, anyOf: [known, { type: "string", "x-open": true }] };
}
