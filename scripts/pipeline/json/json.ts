export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value of a key the object itself has; nothing inherited. */
export function own<T>(object: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** An object with its values changed; the same object where none is. */
export function mapValues(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  let result: Record<string, Json> | undefined;
  for (const key of Object.keys(object)) {
    const value = object[key] as Json;
    const changed = change(value, key);
    if (changed === value) continue;
    result ??= { ...object };
    result[key] = changed;
  }
  return result ?? object;
}

/** The same object without some of its keys. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  if (!keys.some((key) => Object.hasOwn(object, key))) return object;
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** By code unit, so that the order is the same on every machine. */
export function inOrder(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function sortedEntries<T>(object: Readonly<Record<string, T>>): [string, T][] {
  // Texts are sorted by code unit where no order is given.
  return Object.keys(object)
    .sort()
    .map((key): [string, T] => [key, object[key] as T]);
}
