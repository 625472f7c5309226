import { placeOf } from "../document/follow.ts";
import { partAt } from "../document/grammar.ts";
import { mapParts } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import { pascal } from "../text/names.ts";
import { afterPackage } from "./schema-names.ts";

/** Makes a schema of its own of every part of a schema that is referred to, so that every reference leads to a name. */
export function nameParts(document: JsonObject): JsonObject {
  const home = document.swagger === undefined ? "#/components/schemas" : "#/definitions";
  const known = valueAt(document, home);
  const schemas = isObject(known) ? known : {};
  const taken = new Set(Object.keys(schemas).map((name) => pascal(afterPackage(name))));
  const names = new Map<string, string>();
  const isWhole = (reference: string) => reference.startsWith(`${home}/`) && !reference.includes("/", home.length + 1);
  const referenceTo = (reference: string): string => {
    const place = placeOf(document, reference);
    // What leads nowhere, or to what is no schema, is found by the checks.
    if (place === undefined || partAt(keysOf(place)) !== "schema") return reference;
    if (isWhole(place)) return place;
    const name = names.get(place) ?? freeName(nameOfPlace(document, place), taken);
    taken.add(name);
    names.set(place, name);
    return below(home, name);
  };
  const named = mapParts(document, (node, part) => {
    if (part !== "schema" || typeof node.$ref !== "string" || isWhole(node.$ref)) return node;
    return { ...node, $ref: referenceTo(node.$ref) };
  });
  if (named === document) return document;
  const added = [...names].map(([place, name]): [string, Json] => [name, valueAt(named, place) ?? {}]);
  return withSchemas(named, home, Object.fromEntries(added));
}

function withSchemas(document: JsonObject, home: string, added: JsonObject): JsonObject {
  const [first = "", second] = keysOf(home);
  const outer = document[first];
  const holder = isObject(outer) ? outer : {};
  if (second === undefined) return { ...document, [first]: { ...holder, ...added } };
  const schemas = holder[second];
  return { ...document, [first]: { ...holder, [second]: { ...(isObject(schemas) ? schemas : {}), ...added } } };
}

function freeName(wish: string, taken: ReadonlySet<string>): string {
  let name = wish;
  for (let number = 2; taken.has(name); number++) name = `${wish}${number}`;
  return name;
}

/** The names on the way to a part: `Disk` and `filesystem` in `#/components/schemas/Disk/properties/filesystem`. */
function nameOfPlace(document: JsonObject, place: string): string {
  const keys = keysOf(place);
  const words = keys.map((key, index) => {
    const before = keys[index - 1] ?? "";
    if (before === "content" || structure.has(key)) return before === "properties" ? key : "";
    if (key === "items" && before !== "properties") return "item";
    const value = valueAt(document, below("#", ...keys.slice(0, index + 1)));
    const isNumbered = isList(valueAt(document, below("#", ...keys.slice(0, index))));
    if (!isNumbered) return key;
    return isObject(value) && typeof value.name === "string" ? value.name : "";
  });
  return pascal(words.join(" ")) || "Part";
}

/** What says where a part stands, not what it is. */
const structure: ReadonlySet<string> = new Set([
  ...["components", "schemas", "definitions", "$defs", "paths", "parameters", "responses", "content", "schema"],
  ...["properties", "allOf", "anyOf", "oneOf"],
]);
