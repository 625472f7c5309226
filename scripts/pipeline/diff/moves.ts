import { methods } from "../document/openapi.ts";
import { inOrder, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { nearest } from "../text/nearest.ts";
import { isSame } from "./compare-shapes.ts";

/** Paths and schemas that go by another name in a newer description. */
export interface Moves {
  readonly paths: ReadonlyMap<string, string>;
  readonly schemas: ReadonlyMap<string, string>;
}

export function movesBetween(before: JsonObject, after: JsonObject): Moves {
  const places = ["#/components/schemas", "#/definitions"];
  const schemas = places.flatMap((place) => [...renamed(before, after, place, isSameSchema)]);
  const names = new Map(schemas);
  return { paths: renamed(before, after, "#/paths", (was, is) => isSameItem(was, is, names)), schemas: names };
}

type Same = (was: Json, is: Json) => boolean;

/** What is gone and what has come are one where they hold the same; of several that do, the nearest name. */
function renamed(before: JsonObject, after: JsonObject, place: string, same: Same): ReadonlyMap<string, string> {
  const [old, now] = [before, after]
    .map((document) => valueAt(document, place))
    .map((one) => (isObject(one) ? one : {}));
  const gone = Object.keys(old ?? {}).filter((name) => own(now ?? {}, name) === undefined);
  const fresh = Object.keys(now ?? {}).filter((name) => own(old ?? {}, name) === undefined);
  const moves = new Map<string, string>();
  for (const name of gone) {
    const free = fresh.filter((one) => ![...moves.values()].includes(one));
    const found = free.filter((one) => same(old?.[name] ?? null, now?.[one] ?? null)).sort(inOrder);
    const best = nearest(name, found) ?? found[0];
    if (best !== undefined) moves.set(name, best);
  }
  return moves;
}

/** Objects that hold nothing are alike by chance. */
function isSameSchema(was: Json, is: Json): boolean {
  return isSame(was, is) && JSON.stringify(was).length > 30;
}

/** Path items with the same operations, by their ids where they have any, otherwise by what they hold. */
function isSameItem(was: Json, is: Json, schemas: ReadonlyMap<string, string>): boolean {
  const [before, after] = [operationsIn(was), operationsIn(is)];
  if (
    before.length === 0 ||
    !isSame(
      before.map(([method]) => method),
      after.map(([method]) => method),
    )
  )
    return false;
  return before.every(([, operation], index) => {
    const other = after[index]?.[1] ?? {};
    if (operation.operationId !== undefined) return operation.operationId === other.operationId;
    return isSame(withNames(operation, schemas), other);
  });
}

function operationsIn(item: Json): readonly [string, JsonObject][] {
  return methods.flatMap((method): [string, JsonObject][] => {
    const operation = isObject(item) ? own(item, method) : undefined;
    return isObject(operation) ? [[method, operation]] : [];
  });
}

function withNames(operation: JsonObject, schemas: ReadonlyMap<string, string>): Json {
  let text = JSON.stringify(operation);
  for (const [old, now] of schemas) text = text.replaceAll(`/${old}"`, `/${now}"`);
  return JSON.parse(text) as Json;
}
