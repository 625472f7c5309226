import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { itemName } from "../texts/places.ts";
import { isSame } from "./compare-shapes.ts";

/** A fact that has come, gone or become another. */
export interface FactChange {
  /** Into the description that has it; items of lists go by their names, as in texts. */
  readonly pointer: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** What differs between two descriptions, at the outermost place that came or went; the order of keys says nothing. */
export function factChanges(before: Json, after: Json, pointer = "#"): readonly FactChange[] {
  if (isSame(before, after)) return [];
  if (isObject(before) && isObject(after)) return entryChanges(before, after, pointer);
  if (isList(before) && isList(after)) return listChanges(before, after, pointer);
  return [{ pointer, before, after }];
}

function entryChanges(before: JsonObject, after: JsonObject, pointer: string): readonly FactChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [was, is] = [own(before, name), own(after, name)];
    const here = below(pointer, name);
    if (was === undefined) return [{ pointer: here, after: is as Json }];
    return is === undefined ? [{ pointer: here, before: was }] : factChanges(was, is, here);
  });
}

/** Lists of plain values are sets; other items are told apart by their names, or else by their places. */
function listChanges(before: readonly Json[], after: readonly Json[], pointer: string): readonly FactChange[] {
  if ([...before, ...after].every((item) => !isObject(item) && !isList(item))) {
    const went = before.filter((item) => !after.includes(item));
    const came = after.filter((item) => !before.includes(item));
    if (went.length + came.length === 0) return [];
    return [{ pointer, ...(went.length > 0 && { before: went }), ...(came.length > 0 && { after: came }) }];
  }
  return entryChanges(byName(before), byName(after), pointer);
}

function byName(items: readonly Json[]): JsonObject {
  return Object.fromEntries(items.map((item, index) => [itemName(item, index), item]));
}
