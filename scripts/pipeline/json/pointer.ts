import { isList, isObject, type Json, own } from "./json.ts";

/** A JSON pointer further down: `#/paths` and `/runs` give `#/paths/~1runs`. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  let result = pointer;
  for (const key of keys) result += `/${escapeKey(String(key))}`;
  return result;
}

/** The keys of a JSON pointer, as in `#/paths/~1runs/get`. */
export function keysOf(pointer: string): readonly string[] {
  const keys = pointer.split("/").slice(1);
  return /[~%]/.test(pointer) ? keys.map(unescapeKey) : keys;
}

/** The last of them; empty where there is none. */
export function lastKeyOf(pointer: string): string {
  const start = pointer.lastIndexOf("/");
  return start === -1 ? "" : unescapeKey(pointer.slice(start + 1));
}

/** What a JSON pointer points at, `undefined` if nothing. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const key of keysOf(pointer)) {
    if (isList(value)) value = /^\d+$/.test(key) ? value[Number(key)] : undefined;
    else if (isObject(value)) value = own(value, key);
    else return undefined;
  }
  return value;
}

function escapeKey(key: string): string {
  return /[~/%]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("%", "%25") : key;
}

function unescapeKey(key: string): string {
  return /[~%]/.test(key) ? decode(key).replaceAll("~1", "/").replaceAll("~0", "~") : key;
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
