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

/** The JSONPath of a pointer through objects, in the spelling of our overlays: `$.paths['/runs'].get`. */
export function jsonPath(pointer: string): string {
  const steps = keysOf(pointer).map((key) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${pathText(key)}]`));
  return `$${steps.join("")}`;
}

/** A text as it stands in a JSONPath. */
export function pathText(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  // Nothing of what nobody sees stands in it as it is (RFC 9535, section 2.3.1.1).
  return `'${escaped.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => char.split("").map(escapeUnit).join(""))}'`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function escapeKey(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
}

function unescapeKey(key: string): string {
  return decode(key).replaceAll("~1", "/").replaceAll("~0", "~");
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
