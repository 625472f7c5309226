import { fieldsOf, type Part } from "../document/grammar.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, valueAt } from "../json/pointer.ts";
import { problemIn } from "../problems/problem.ts";
import { isGathered } from "./references.ts";

type Files = ReadonlyMap<string, JsonObject>;

/** A description that refers to another file for all its paths or components refers to it for each of them. */
export function withMaps(files: Files, node: JsonObject, file: string, part: Part = "document"): JsonObject {
  const opened = Object.entries(node).map(([key, value]): [string, Json] => {
    const field = fieldsOf(part).get(key);
    const isMap = field?.many || field?.part === "components";
    if (field === undefined || !isMap || !isObject(value)) return [key, value];
    const isHere = isReference(value) && isGathered(files, value.$ref, file);
    const map = isHere ? eachOf(files, new URL(value.$ref, file).href) : value;
    return [key, field.many ? map : withMaps(files, map, file, field.part)];
  });
  return opened.every(([key, value]) => value === node[key]) ? node : Object.fromEntries(opened);
}

/** A reference to each entry of a map in another file. */
function eachOf(files: Files, target: string): JsonObject {
  const [address = "", pointer = ""] = target.split("#");
  const map = valueAt(files.get(address) ?? null, `#${pointer}`);
  if (!isObject(map)) throw problemIn(address, `#${pointer}`, "a $ref leads here, and here is no object");
  const entries = Object.entries(map).map(([name, one]): [string, Json] => {
    const reference = isObject(one) && isReference(one) ? one.$ref : below(`#${pointer}`, name);
    return [name, { $ref: new URL(reference, address).href }];
  });
  return Object.fromEntries(entries);
}

function isReference(value: JsonObject): value is { readonly $ref: string } {
  return typeof value.$ref === "string" && !value.$ref.startsWith("#") && Object.keys(value).length === 1;
}
