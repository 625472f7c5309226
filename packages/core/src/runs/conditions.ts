import { at } from "../answers/dot-path.ts";
import type { Outcome } from "../types/judge.ts";
import type { Conditions, Expected, Scalar, StateRule } from "../types/operation.ts";

/** The first rule that holds for a record; an unknown record means the run goes on. */
export function outcomeOf(
  rules: readonly StateRule[],
  record: unknown,
  onUnknown?: (values: Readonly<Record<string, unknown>>) => void,
): Outcome {
  const rule = rules.find((rule) => matches(rule.if, record));
  if (rule === undefined) onUnknown?.(valuesOf(rules, record));
  return { state: rule?.state ?? "running", reason: rule?.reason };
}

/** Whether conditions hold for a record. */
export const matches = (conditions: Conditions, record: unknown): boolean =>
  Object.entries(conditions).every(([path, expected]) => holds(at(record, path), expected));

/** The texts in a record that rules decide by. */
function valuesOf(rules: readonly StateRule[], record: unknown): Record<string, unknown> {
  const paths = new Set(rules.flatMap((rule) => Object.keys(rule.if)));
  const values = [...paths].map((path) => [path, at(record, path)] as const);
  return Object.fromEntries(values.filter(([, value]) => typeof value === "string"));
}

function holds(value: unknown, expected: Expected): boolean {
  const actual = value === "" ? null : (value ?? null);
  if (typeof expected === "object" && expected !== null && "not" in expected) return !holds(actual, expected.not);
  return isList(expected) ? expected.some((each) => each === actual) : expected === actual;
}

const isList = (expected: Scalar | readonly Scalar[]): expected is readonly Scalar[] => Array.isArray(expected);
