import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";

const MOST_HOPS = 50;

/**
 * The pointer of what a reference leads to in the end, also where other references stand on its way or at its end;
 * `undefined`: nothing is there, or it leads in a circle.
 */
export function placeOf(document: JsonObject, reference: string): string | undefined {
  let place = reference;
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const next = onward(document, place);
    if (next === undefined) return valueAt(document, place) === undefined ? undefined : place;
    if (!next.startsWith("#/")) return undefined;
    place = next;
  }
  return undefined;
}

/** The same pointer with the first reference on its way followed; `undefined`: there is none. */
function onward(document: JsonObject, pointer: string): string | undefined {
  const keys = keysOf(pointer);
  let value: Json | undefined = document;
  for (let index = 0; index < keys.length; index++) {
    value = valueAt(value, below("#", keys[index] ?? ""));
    if (value === undefined) return undefined;
    if (!isObject(value) || typeof value.$ref !== "string") continue;
    const rest = keys.slice(index + 1);
    // What stands beside a reference counts, so that a whole part that has more than a reference stays what it is.
    if (rest.length > 0 || Object.keys(value).length === 1) return below(value.$ref, ...rest);
  }
  return undefined;
}
