import { isList, isObject, type Json, type JsonObject, mapValues } from "../json/json.ts";
import { below } from "../json/pointer.ts";

export type Change = (node: JsonObject, pointer: string, key: string) => JsonObject;

/**
 * A document in which every object that has fields of its own has been changed, inner ones first.
 * Maps of names and data such as defaults are left alone. In a pointer the item of a list goes by its name, where it
 * has one, so that it keeps its pointer when another item is put before it.
 */
export function mapPlaces(document: JsonObject, change: Change): JsonObject {
  return mapObject(document, { pointer: "#", key: "", isMap: false }, change) as JsonObject;
}

interface Place {
  readonly pointer: string;
  /** The field it is under. */
  readonly key: string;
  /** Whether its keys are names. */
  readonly isMap: boolean;
}

function mapValue(value: Json, place: Place, change: Change): Json {
  if (isObject(value)) return mapObject(value, place, change);
  if (!isList(value)) return value;
  const items = value.map((item, index) => {
    if (!isObject(item) && !isList(item)) return item;
    const pointer = below(place.pointer, itemName(item, index));
    return mapValue(item, { pointer, key: place.key, isMap: false }, change);
  });
  return items.every((item, index) => item === value[index]) ? value : items;
}

function mapObject(object: JsonObject, { pointer, key, isMap }: Place, change: Change): Json {
  const mapped = mapValues(object, (value, name) => {
    if (!(isObject(value) || isList(value)) || (!isMap && data.has(name))) return value;
    const here = { pointer: below(pointer, name), key: isMap ? key : name, isMap: !isMap && maps.has(name) };
    return mapValue(value, here, change);
  });
  return isMap ? mapped : change(mapped, pointer, key);
}

/** What an item of a list is called: a parameter by place and name, a tag by its name, a server by its address. */
export function itemName(item: Json, index: number): string {
  if (!isObject(item)) return String(index);
  const { name, url, $ref, in: place } = item;
  if (typeof name === "string") return typeof place === "string" ? `${place}:${name}` : name;
  if (typeof url === "string") return url;
  return typeof $ref === "string" ? $ref : String(index);
}

/** The fields whose values are maps of names. */
const maps: ReadonlySet<string> = new Set([
  ...["paths", "webhooks", "schemas", "definitions", "parameters", "responses", "requestBodies", "headers", "content"],
  ...["securitySchemes", "securityDefinitions", "callbacks", "links", "pathItems", "variables", "encoding", "scopes"],
  ...["properties", "patternProperties", "$defs", "dependentSchemas"],
]);

/** The fields whose values say nothing about a description's parts. */
const data: ReadonlySet<string> = new Set(["default", "enum", "const", "security", "mapping", "required", "flows"]);
