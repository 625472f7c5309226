import { methods } from "../document/openapi.ts";
import { inOrder, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { nearest } from "../text/nearest.ts";

/** Paths and schemas that go by another name in a newer description. */
export interface Moves {
  readonly paths: ReadonlyMap<string, string>;
  readonly schemas: ReadonlyMap<string, string>;
}

export function movesBetween(before: JsonObject, after: JsonObject): Moves {
  const places = ["#/components/schemas", "#/definitions"];
  const schemas = new Map(places.flatMap((place) => [...renamed(before, after, place, schemaKey)]));
  const itemKey = (item: Json) => itemText(item, schemas);
  return { paths: renamed(before, after, "#/paths", itemKey), schemas };
}

/** A value in which references lead to the schemas' names of today. */
export function withNames(value: Json, schemas: ReadonlyMap<string, string>): Json {
  if (schemas.size === 0) return value;
  const change = (found: string, name: string) => (schemas.has(name) ? `/${schemas.get(name)}"` : found);
  return JSON.parse(JSON.stringify(value).replace(/\/([^/"\\]+)"/g, change)) as Json;
}

/** What tells a thing from others, whatever its name; `undefined` where others may be like it by chance. */
type Key = (value: Json) => string | undefined;

/** What is gone and what has come are one where they have the same key; of several that do, the nearest name. */
function renamed(before: JsonObject, after: JsonObject, place: string, keyOf: Key): ReadonlyMap<string, string> {
  const [old, now] = [entriesAt(before, place), entriesAt(after, place)];
  const fresh = Map.groupBy([...now.keys()].filter((name) => !old.has(name)).sort(inOrder), (name) =>
    keyOf(now.get(name) ?? null),
  );
  const moves = new Map<string, string>();
  for (const [name, value] of old) {
    const key = now.has(name) ? undefined : keyOf(value);
    const found = key === undefined ? [] : (fresh.get(key) ?? []);
    const best = found.length > 1 ? (nearest(name, found) ?? found[0]) : found[0];
    if (best === undefined) continue;
    moves.set(name, best);
    found.splice(found.indexOf(best), 1);
  }
  return moves;
}

function entriesAt(document: JsonObject, place: string): ReadonlyMap<string, Json> {
  const value = valueAt(document, place);
  return new Map(isObject(value) ? Object.entries(value) : []);
}

const SHORTEST = 30;

function schemaKey(schema: Json): string | undefined {
  const text = JSON.stringify(schema);
  return text.length > SHORTEST ? text : undefined;
}

/** The operations of a path item, by their ids where they have any, otherwise by what they hold. */
function itemText(item: Json, schemas: ReadonlyMap<string, string>): string | undefined {
  const operations = methods.flatMap((method): string[] => {
    const operation = isObject(item) ? own(item, method) : undefined;
    if (!isObject(operation)) return [];
    return [`${method} ${operation.operationId ?? JSON.stringify(withNames(operation, schemas))}`];
  });
  return operations.length === 0 ? undefined : operations.join("\n");
}
