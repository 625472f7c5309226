import { isList, isObject, type Json } from "../json/json.ts";

/** Merges as an overlay does: objects merge, lists are concatenated, plain values replace and are replaced. */
export function merge(value: Json, update: Json): Json {
  if (isObject(value) && isObject(update)) {
    const merged = Object.entries(update).map(([key, item]): [string, Json] => {
      const old = Object.hasOwn(value, key) ? value[key] : undefined;
      return [key, old === undefined ? item : mergeKey(key, old, item)];
    });
    return { ...value, ...Object.fromEntries(merged) };
  }
  // A name that a list has already, as in `required`, stays one.
  if (isList(value) && isList(update))
    return [...value, ...update.filter((item) => isPart(item) || !value.includes(item))];
  if (isObject(value) && isList(update)) throw new Error("a list cannot be merged into an object");
  if (isList(value) && isObject(update)) throw new Error("an object cannot be merged into a list");
  return update;
}

function isPart(item: Json): boolean {
  return isObject(item) || isList(item);
}

function mergeKey(key: string, value: Json, update: Json): Json {
  try {
    return merge(value, update);
  } catch (error) {
    throw new Error(`${key}: ${error instanceof Error ? error.message : error}`);
  }
}
