import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { mapPlaces } from "./places.ts";

/** What a description states, without a word of what its author wrote as prose, and without examples and extensions. */
export function factsOf(document: JsonObject): JsonObject {
  return mapPlaces(document, (node, pointer, key) => {
    if (key === "responses" && node.$ref === undefined) return factsIn({ ...node, description: "" }, pointer, true);
    const kept = factsIn(node, pointer, false);
    const named = isObject(kept.paths) ? { ...kept, paths: withoutExtensions(kept.paths) } : kept;
    return isObject(named.flows) ? { ...named, flows: flowsOf(named.flows) } : withBlankScopes(named);
  });
}

/** A response has to have a description, so it keeps one that says nothing. */
function factsIn(node: JsonObject, pointer: string, isResponse: boolean): JsonObject {
  const isKept = (name: string) => isFact(name, pointer) || (isResponse && name === "description");
  const stated = Object.entries(node).filter(
    ([name, value]) => isKept(name) && (value !== null || mayBeNull.has(name)),
  );
  return Object.fromEntries(stated.map(([name, value]) => [name, schemaMaps.has(name) ? withoutNull(value) : value]));
}

/** In YAML a key with nothing after it is null, and says nothing of what it names. */
function withoutNull(schemas: Json): Json {
  if (!isObject(schemas) || !Object.values(schemas).includes(null)) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, schema ?? {}]));
}

const schemaMaps: ReadonlySet<string> = new Set(["properties", "schemas", "definitions"]);
const mayBeNull: ReadonlySet<string> = new Set(["default", "const"]);

function isFact(name: string, pointer: string): boolean {
  if (name.startsWith("x-")) return factualExtensions.has(name);
  return !prose.has(name) && (name !== "title" || pointer === "#/info");
}

function flowsOf(flows: JsonObject): JsonObject {
  const named = Object.entries(withoutExtensions(flows));
  return Object.fromEntries(named.map(([name, flow]) => [name, isObject(flow) ? withBlankScopes(flow) : flow]));
}

/** What a scope is for is prose, and has to be there. */
function withBlankScopes(node: JsonObject): JsonObject {
  if (!isObject(node.scopes)) return node;
  const names = Object.keys(withoutExtensions(node.scopes));
  return { ...node, scopes: Object.fromEntries(names.map((name): [string, Json] => [name, ""])) };
}

function withoutExtensions(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !name.startsWith("x-")));
}

const prose: ReadonlySet<string> = new Set([
  ...["summary", "description", "externalDocs", "example", "examples", "contact", "termsOfService", "license"],
  "$comment",
]);

/** Swagger 2.0 has no other way to say so. */
const factualExtensions: ReadonlySet<string> = new Set(["x-nullable"]);
