import { isObject } from "../../http/message.ts";
import type { Schema } from "../document.ts";
import type { Validate } from "../validator.ts";

const MOST_ROUNDS = 40;

/**
 * A value without what no value of is right and need not be there, as a field that has to be a text and null at once;
 * the value itself where that does not make it right.
 */
export function pruned(validate: Validate, schema: Schema, whole: unknown): unknown {
  let value = whole;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [problem] = validate(schema, value);
    if (problem === undefined) return value;
    const path = /^field "([^"]+)" /.exec(problem)?.[1]?.split(".") ?? [];
    // What has to have a field that nothing is right for is wrong itself.
    const gone = problem.endsWith(" is required") ? path.slice(0, -1) : path;
    if (gone.length === 0) return whole;
    value = without(value, gone);
  }
  return whole;
}

function without(value: unknown, [key = "", ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, index) => String(index) !== key);
    return value.map((item, index) => (String(index) === key ? without(item, rest) : item));
  }
  if (!isObject(value)) return value;
  // A name may have dots in it.
  const names = Object.keys(value).filter((name) => name === key || [key, ...rest].join(".").startsWith(`${name}.`));
  const [name = key] = names.toSorted((one, other) => other.length - one.length);
  const inner =
    name === key
      ? rest
      : [key, ...rest]
          .join(".")
          .slice(name.length + 1)
          .split(".");
  if (inner.length === 0 || [key, ...rest].join(".") === name) {
    const { [name]: _, ...others } = value;
    return others;
  }
  return { ...value, [name]: without(value[name], inner) };
}
