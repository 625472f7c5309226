import { isList, isObject, type Json, own } from "../json/json.ts";
import type { Location } from "./json-path.ts";

/** A document that changes step by step; what it was given, and what it has given out, stays as it is. */
export interface Draft {
  /** The document as it is now, to look at and not to keep. */
  readonly now: () => Json;
  /** What stands at a place, to keep. */
  readonly at: (location: Location) => Json | undefined;
  /** Puts a value in the place of another; `undefined` takes it out. */
  readonly change: (location: Location, change: (value: Json) => Json | undefined) => void;
}

type Container = Record<string | number, Json>;

export function createDraft(document: Json): Draft {
  let root = document;
  // What stands around changes is copied once and written into from then on; a copy stands in copies only.
  const copies = new WeakSet<object>();
  const copied = (value: Json): Container => {
    if (copies.has(value as object)) return value as Container;
    const copy = isList(value) ? [...value] : { ...(value as object) };
    copies.add(copy);
    return copy as Container;
  };
  const release = (value: Json): void => {
    if (typeof value !== "object" || value === null || !copies.delete(value)) return;
    for (const item of Object.values(value)) release(item);
  };
  return {
    now: () => root,
    at(location) {
      const value = valueIn(root, location);
      if (value !== undefined) release(value);
      return value;
    },
    change(location, change) {
      const changed = change(valueIn(root, location) as Json);
      const last = location.at(-1);
      if (last === undefined) {
        if (changed === undefined) throw new Error("the whole document cannot be removed");
        root = changed;
        return;
      }
      let holder = copied(root);
      root = holder as Json;
      for (const key of location.slice(0, -1)) {
        const inner = copied(holder[key] as Json);
        holder[key] = inner as Json;
        holder = inner;
      }
      if (changed !== undefined) holder[last] = changed;
      else if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
    },
  };
}

function valueIn(document: Json, location: Location): Json | undefined {
  let value: Json | undefined = document;
  for (const key of location) {
    if (isList(value)) value = value[Number(key)];
    else value = isObject(value) ? own(value, String(key)) : undefined;
  }
  return value;
}
