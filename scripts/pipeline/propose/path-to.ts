import { isList, type JsonObject } from "../json/json.ts";
import { below, valueAt } from "../json/pointer.ts";
import { pathText } from "../text/json-path.ts";

/** The JSONPath of a place in a description, by way of lists too. */
export function pathTo(facts: JsonObject, keys: readonly string[]): string {
  let pointer = "#";
  const steps = keys.map((key) => {
    const isIndex = isList(valueAt(facts, pointer));
    pointer = below(pointer, key);
    return isIndex ? `[${key}]` : `[${pathText(key)}]`;
  });
  return `$${steps.join("")}`;
}
