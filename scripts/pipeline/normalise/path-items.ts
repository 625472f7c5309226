import { placeOf } from "../document/follow.ts";
import { partAt } from "../document/grammar.ts";
import { isObject, type Json, type JsonObject, without } from "../json/json.ts";
import { keysOf, valueAt } from "../json/pointer.ts";

/** A description in which each path has what it refers to, so that an overlay finds every operation at its path. */
export function withPathItems(document: JsonObject): JsonObject {
  const { paths } = document;
  if (!isObject(paths)) return document;
  const items = Object.entries(paths).map(([path, item]): [string, Json] => [path, itemOf(document, item)]);
  return items.every(([path, item]) => item === paths[path])
    ? document
    : { ...document, paths: Object.fromEntries(items) };
}

function itemOf(document: JsonObject, item: Json): Json {
  if (!isObject(item) || typeof item.$ref !== "string" || !item.$ref.startsWith("#/")) return item;
  const place = placeOf(document, item.$ref);
  const target = place === undefined ? undefined : valueAt(document, place);
  // What leads nowhere, or to what is no path item, is found by the checks.
  if (place === undefined || !isObject(target) || partAt(keysOf(place)) !== "pathItem") return item;
  return { ...without(target, "$ref"), ...without(item, "$ref") };
}
