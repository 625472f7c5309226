import { isObject } from "../../http/message.ts";
import type { Described } from "./answers.ts";
import { type Fields, withFields, withoutFields, wrongsBy } from "./fields.ts";
import type { Given } from "./make.ts";
import type { Resource } from "./resource.ts";
import { stamped } from "./stamps.ts";

/** The item with everything else that may be said of it; what only the server says stays. */
export function replacedBy(by: Described, { item, keys }: Resource, old: Fields, { fields, names }: Given): Fields {
  const wrongs = wrongsBy(by.validate, item);
  const left = names.filter((name) => !keys.includes(name) && !Object.hasOwn(fields, name));
  return stamped(by, withFields(withoutFields(old, left, wrongs), fields, wrongs), "changed", wrongs);
}

/** The item with what was given put over it, within its objects too where it comes as a merge patch (RFC 7386). */
export function mergedWith(by: Described, { item }: Resource, old: Fields, fields: Fields, isDeep: boolean): Fields {
  const wrongs = wrongsBy(by.validate, item);
  const next = isDeep
    ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, patched(old[name], value)]))
    : fields;
  const gone = Object.keys(fields).filter((name) => fields[name] === null);
  const merged = withFields(old, next, wrongs);
  const left = withoutFields(
    merged,
    gone.filter((name) => isDeep || merged[name] !== null),
    wrongs,
  );
  return stamped(by, left, "changed", wrongs);
}

function patched(old: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const base = isObject(old) ? old : {};
  const merged = {
    ...base,
    ...Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, patched(base[name], value)])),
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
