import { valueAt, withAt } from "./dot-path.ts";
import type { Conditions, Expected, StateRule } from "./rows.ts";

export const holds = (conditions: Conditions, record: unknown): boolean =>
  Object.entries(conditions).every(([path, expected]) => isAs(valueAt(record, path), expected));

function isAs(value: unknown, expected: Expected): boolean {
  const actual = value === "" ? null : (value ?? null);
  if (Array.isArray(expected)) return expected.includes(actual);
  if (typeof expected === "object" && expected !== null && "not" in expected) return !isAs(actual, expected.not);
  return actual === expected;
}

/** The record changed so that the rule is the first that holds; without a rule, so that none does. */
export function recordFor(record: unknown, rule: StateRule | undefined, rules: readonly StateRule[]): unknown {
  let next = Object.entries(rule?.if ?? {}).reduce(
    (changed, [path, expected]) => satisfied(changed, path, expected),
    record,
  );
  for (let attempt = 0; attempt < rules.length; attempt++) {
    const first = rules.find((each) => holds(each.if, next));
    if (first === rule || first === undefined) break;
    const own = Object.keys(rule?.if ?? {});
    const stray = Object.keys(first.if).find((path) => !own.includes(path) && valueAt(next, path) != null);
    if (stray === undefined) break;
    next = withAt(next, stray.split(".")[0] ?? "", undefined);
  }
  return next;
}

function satisfied(record: unknown, path: string, expected: Expected): unknown {
  if (isAs(valueAt(record, path), expected)) return record;
  const value = Array.isArray(expected) ? expected.find((each) => each !== null) : expected;
  if (typeof value === "object" && value !== null) return withAt(record, path, { mock: true });
  return withAt(record, path, value ?? undefined);
}
