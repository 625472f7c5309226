import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { below, keysOf } from "../json/pointer.ts";
import type { Step } from "../overlay/apply.ts";
import type { Location } from "../overlay/json-path.ts";
import { itemName } from "../texts/places.ts";
import type { Texts } from "../texts/texts.ts";

/** Finds the overlay actions and the texts that rest on a place of a description. */
export function createRestsOn(
  document: JsonObject,
  steps: readonly Step[],
  texts: Texts,
): (pointer: string) => string[] {
  const actions = steps.map((step) => ({
    name: `overlay.yaml${below("#/actions", step.index)}`,
    update: step.update,
    places: step.locations.map((location) => namedKeys(document, location)),
  }));
  const textKeys = Object.keys(texts).map((pointer) => ({ name: `texts.yaml ${pointer}`, keys: keysOf(pointer) }));
  return (pointer) => {
    const keys = keysOf(pointer);
    const acting = actions.filter(({ places, update }) => places.some((place) => meets(place, keys, update)));
    const worded = textKeys.filter((text) => startsWith(text.keys, keys));
    return [...acting, ...worded].map(({ name }) => name);
  };
}

/** An action within a place, or one above it that says something of the place. */
function meets(place: readonly string[], keys: readonly string[], update: Json | undefined): boolean {
  if (startsWith(place, keys)) return true;
  if (!startsWith(keys, place)) return false;
  let value: Json | undefined = update;
  for (const key of keys.slice(place.length)) {
    if (isList(value)) return true;
    value = isObject(value) ? own(value, key) : undefined;
    if (value === undefined) return false;
  }
  return update !== undefined;
}

function startsWith(keys: readonly string[], start: readonly string[]): boolean {
  return start.every((key, index) => keys[index] === key);
}

/** A location with items of lists by their names. */
function namedKeys(document: Json, location: Location): readonly string[] {
  let value: Json | undefined = document;
  return location.map((key) => {
    const item: Json | undefined = isList(value)
      ? value[Number(key)]
      : isObject(value)
        ? own(value, String(key))
        : undefined;
    const name = isList(value) && item !== undefined ? itemName(item, Number(key)) : String(key);
    value = item;
    return name;
  });
}
