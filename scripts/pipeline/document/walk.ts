import { isList, isObject, type Json, type JsonObject, mapValues } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { fieldsOf, isExtension, type Part } from "./grammar.ts";
import { type Document, jsonOf, type Schema } from "./openapi.ts";

/** Where a part stands; it becomes a pointer only where one is asked for. */
interface Place {
  readonly parent: Place | undefined;
  readonly key: string;
}

export type Visit = (node: Json, part: Part, pointer: () => string) => void;

/** Visits every part in a part, itself included, parents first. */
export function visitParts(node: Json, visit: Visit, part: Part = "document"): void {
  visitPart(node, visit, part, undefined);
}

function visitPart(node: Json, visit: Visit, part: Part, place: Place | undefined): void {
  visit(node, part, () => pointerOf(place));
  if (!isObject(node)) return;
  const fields = fieldsOf(part);
  for (const key of Object.keys(node)) {
    const field = fields.get(key);
    const value = node[key];
    if (field === undefined || value === undefined) continue;
    const here = { parent: place, key };
    if (!field.many) visitPart(value, visit, field.part, here);
    else if (isObject(value) || isList(value))
      for (const [name, one] of Object.entries(value)) {
        if (!isExtension(part, key, name)) visitPart(one, visit, field.part, { parent: here, key: name });
      }
    else visit(value, field.part, () => pointerOf(here));
  }
}

function pointerOf(place: Place | undefined): string {
  return place === undefined ? "#" : below(pointerOf(place.parent), place.key);
}

export type Change = (node: JsonObject, part: Part) => JsonObject;

/** A part in which every part has been changed, children first; what stays the same is not copied. */
export function mapParts(node: JsonObject, change: Change, part: Part = "document"): JsonObject {
  const fields = fieldsOf(part);
  const mapped = mapValues(node, (value, key) => {
    const field = fields.get(key);
    if (field === undefined) return value;
    return field.many ? mapMany(value, change, field.part) : mapOne(value, change, field.part);
  });
  return change(mapped, part);
}

/** The same for a document whose parts stay what they are. */
export function mapDocument(document: Document, change: Change): Document {
  return mapParts(jsonOf(document), change) as unknown as Document;
}

/** The same for a schema. */
export function mapSchema(schema: Schema, change: Change): Schema {
  return mapParts(jsonOf(schema), change, "schema");
}

function mapMany(value: Json, change: Change, part: Part): Json {
  const mapEach = (one: Json) => mapOne(one, change, part);
  if (isObject(value)) return mapValues(value, mapEach);
  if (!isList(value)) return value;
  const list = value.map(mapEach);
  return list.some((one, index) => one !== value[index]) ? list : value;
}

function mapOne(value: Json, change: Change, part: Part): Json {
  return isObject(value) ? mapParts(value, change, part) : value;
}
