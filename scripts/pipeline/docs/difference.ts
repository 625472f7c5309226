import { isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { codeSpan } from "../text/safe-text.ts";

export const kinds = ["routes", "parameters", "bodies", "answers", "errors", "types", "security", "texts"] as const;
export type Kind = (typeof kinds)[number];

/** One thing in which two states of a description differ, in Markdown. */
export interface Difference {
  readonly kind: Kind;
  readonly where: string;
  /** `undefined`: nothing. */
  readonly published: string | undefined;
  readonly ours: string | undefined;
}

/** A difference that is told by a text of each value. */
export function valueDifference(
  kind: Kind,
  where: string,
  before: Json | undefined,
  after: Json | undefined,
  text: (value: Json | undefined) => string,
): Difference[] {
  const [published, ours] = [text(before), text(after)];
  return published === ours ? [] : [{ kind, where, published, ours }];
}

export function textDifferences(
  where: string,
  before: JsonObject,
  after: JsonObject,
  keys: readonly string[],
): Difference[] {
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => {
      const published = `${before[key] === undefined ? "no " : ""}${codeSpan(key)}`;
      return { kind: "texts", where, published, ours: `${before[key] === undefined ? "one" : "another"} of ours` };
    });
}

/** What differs under the keys of two objects, each compared where it is not the same. */
export function eachKey(
  before: Json | undefined,
  after: Json | undefined,
  compare: (key: string, before: Json | undefined, after: Json | undefined) => Difference[],
): Difference[] {
  if (before === after) return [];
  const [old, fresh] = [objectOf(before), objectOf(after)];
  const [oldKeys, freshKeys] = [Object.keys(old), Object.keys(fresh)];
  const changed = oldKeys.filter((key) => old[key] !== fresh[key]);
  const isComplete = oldKeys.length === freshKeys.length && changed.every((key) => Object.hasOwn(fresh, key));
  const added = isComplete ? [] : freshKeys.filter((key) => !Object.hasOwn(old, key));
  return [...changed, ...added].flatMap((key) => compare(key, own(old, key), own(fresh, key)));
}

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
