import { visitParts } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { keysOf } from "../json/pointer.ts";
import type { Action } from "../overlay/apply.ts";
import { pathTo } from "./path-to.ts";

/** Lists of values that nothing of their type can have, such as the number 1 for a text, are left out: all of the type may be. */
export function withoutForeignValues(facts: JsonObject): readonly Action[] {
  const actions: Action[] = [];
  visitParts(facts, (node, _part, pointer) => {
    if (!isObject(node) || !isForeign(node)) return;
    const type = [node.type].flat().join(" or ");
    const description = `Proposed: None of the values that are listed here is of the type ${type}.`;
    actions.push({ target: pathTo(facts, [...keysOf(pointer()), "enum"]), description, remove: true });
  });
  return actions;
}

function isForeign({ type, enum: values }: JsonObject): boolean {
  const types = [type].flat().filter((one) => typeof one === "string");
  if (!isList(values) || values.length === 0 || !types.every((one) => kinds[one] !== undefined)) return false;
  const known = values.filter((value) => value !== null);
  return types.length > 0 && known.length > 0 && !known.some((value) => types.some((one) => kinds[one]?.(value)));
}

const kinds: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  array: isList,
  object: isObject,
  null: (value) => value === null,
};
