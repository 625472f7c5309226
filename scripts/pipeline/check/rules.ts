import { schemasAt } from "../document/schemas.ts";
import type { Rule } from "../hints/hints.ts";
import { isList, isObject, type Json } from "../json/json.ts";
import type { Derived, Model } from "../model/model.ts";
import type { Finding, Settlement } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";

/** Whether rules look at fields the answer has, name only values these can have, and leave no value of an enum out. */
export function checkRules(model: Model, { id, answer }: Derived, rules: readonly Rule[], at: string): Finding[] {
  const schemas = answer?.schemas ?? [];
  const paths = new Set(rules.flatMap((rule) => Object.keys(rule.if)));
  return [...paths].flatMap((path) => {
    const found = schemas.map((schema) => schemasAt(model.document, schema, path));
    if (found.length === 0 || found.includes(undefined)) {
      const what = `the answer of ${id} has no field ${path}`;
      return [{ pointer: at, what, settle: removals(rules, at, (rule) => Object.hasOwn(rule.if, path)) }];
    }
    const values = new Set(found.flatMap((some) => some?.flatMap((one) => one.enum ?? []) ?? []).map(nullIfEmpty));
    return checkValues(path, values, rules, at);
  });
}

function checkValues(path: string, values: ReadonlySet<Json>, rules: readonly Rule[], at: string): Finding[] {
  if (values.size === 0) return [];
  const named = rules.flatMap((rule) => namedIn(rule.if[path]));
  const unknown = named.filter((value) => value !== null && !values.has(value));
  const missing = [...values].filter((value) => !named.includes(value));
  return [
    ...unknown.map((value) => ({
      pointer: at,
      what: `${path} is never ${value}; it is one of ${[...values].join(", ")}`,
      settle: removals(rules, at, (rule) => namedIn(rule.if[path]).includes(value)),
    })),
    ...missing.map((value) => ({
      pointer: at,
      what: value === null ? `no rule says what no ${path} means` : `no rule says what ${path} ${value} means`,
      settle: [{ target: jsonPath(at), update: { if: { [path]: value }, state: "running" } }],
    })),
  ];
}

/** An enum's empty text, as rules write it. */
const nullIfEmpty = (value: Json): Json => (value === "" ? null : value);

/** The actions that take rules out of their list, the last first, as each moves those behind it. */
function removals(rules: readonly Rule[], at: string, isWrong: (rule: Rule) => boolean): Settlement[] {
  return rules
    .flatMap((rule, index) => (isWrong(rule) ? [{ target: `${jsonPath(at)}[${index}]`, remove: true as const }] : []))
    .reverse();
}

/** The values a rule expects of a field: one, one of several, or any but these. */
function namedIn(expected: Json | undefined): readonly Json[] {
  if (expected === undefined) return [];
  if (isObject(expected)) return namedIn(expected.not);
  return isList(expected) ? expected : [expected];
}
