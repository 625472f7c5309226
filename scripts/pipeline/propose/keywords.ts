import { visitParts } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf } from "../json/pointer.ts";
import type { Action } from "../overlay/apply.ts";
import { pathTo } from "./path-to.ts";

/** Keywords of schemas whose values say nothing are left out: a limit that is no number, values that are of no type of theirs. */
export function withoutWrongKeywords(facts: JsonObject): readonly Action[] {
  const actions: Action[] = [];
  visitParts(facts, (node, part, pointer) => {
    if (!isObject(node) || !described.has(part)) return;
    for (const [keyword, what] of [...wrongIn(node), ...(part === "schema" ? misplacedIn(node) : [])]) {
      const target = pathTo(facts, keysOf(below(pointer(), keyword)));
      actions.push({ target, description: `Proposed: The ${keyword} here says nothing, as ${what}.`, remove: true });
    }
  });
  return actions;
}

/** In Swagger 2.0 a parameter and a header are schemas themselves. */
const described: ReadonlySet<string> = new Set(["schema", "parameter", "header"]);

function wrongIn(schema: JsonObject): readonly (readonly [keyword: string, what: string])[] {
  const wrong = Object.entries(schema).flatMap(([keyword, value]): [string, string][] => {
    const [what, isRight] = keywords.get(keyword) ?? [];
    return isRight === undefined || isRight(value) ? [] : [[keyword, `it must be ${what}`]];
  });
  const types = [schema.type].flat().join(" or ");
  return isForeign(schema) ? [...wrong, ["enum", `none of its values is of the type ${types}`]] : wrong;
}

/** What only objects or lists have, beside a type that is neither. */
function misplacedIn({ type, ...rest }: JsonObject): readonly (readonly [keyword: string, what: string])[] {
  if (typeof type !== "string" || !plain.has(type)) return [];
  return Object.entries(owners)
    .filter(([keyword]) => Object.hasOwn(rest, keyword))
    .map(([keyword, owner]) => [keyword, `only ${owner} has such, and this is of the type ${type}`]);
}

const plain: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean"]);
const owners: Readonly<Record<string, string>> = {
  properties: "an object",
  required: "an object",
  additionalProperties: "an object",
  items: "a list",
};

const isNumber = (value: Json) => typeof value === "number";
const isCount = (value: Json) => Number.isInteger(value) && Number(value) >= 0;
const isText = (value: Json) => typeof value === "string";
const isBoolean = (value: Json) => typeof value === "boolean";

const keywords = new Map<string, readonly [what: string, isRight: (value: Json) => boolean]>([
  ...["minimum", "maximum"].map((name) => [name, ["a number", isNumber]] as const),
  ...["exclusiveMinimum", "exclusiveMaximum"].map(
    (name) => [name, ["a number, true or false", (value: Json) => isNumber(value) || isBoolean(value)]] as const,
  ),
  ...["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"].map(
    (name) => [name, ["a whole number", isCount]] as const,
  ),
  ...["pattern", "format"].map((name) => [name, ["a text", isText]] as const),
  ["uniqueItems", ["true or false", isBoolean]],
  ["multipleOf", ["a number above 0", (value) => isNumber(value) && Number(value) > 0]],
  ...["enum", "allOf", "anyOf", "oneOf"].map(
    (name) => [name, ["a list of something", (value: Json) => isList(value) && value.length > 0]] as const,
  ),
]);

/** Whether a list of values has none of its type, such as the number 1 for a text. */
function isForeign({ type, enum: values }: JsonObject): boolean {
  const types = [type].flat().filter((one) => typeof one === "string");
  if (!isList(values) || !types.every((one) => kinds[one] !== undefined)) return false;
  const known = values.filter((value) => value !== null);
  return types.length > 0 && known.length > 0 && !known.some((value) => types.some((one) => kinds[one]?.(value)));
}

const kinds: Readonly<Record<string, (value: Json) => boolean>> = {
  string: isText,
  number: isNumber,
  integer: (value) => Number.isInteger(value),
  boolean: isBoolean,
  array: isList,
  object: isObject,
  null: (value) => value === null,
};
