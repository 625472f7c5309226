import { answerOf } from "./answers.ts";
import { idOf, type Rule } from "./hints.ts";
import { isList, isObject, type Json } from "./json.ts";
import type { Document, Operation } from "./openapi.ts";
import type { Finding } from "./problem.ts";
import { schemasAt } from "./schemas.ts";

/** Whether rules look at fields the answer has, name only values these can have, and leave no value of an enum out. */
export function checkRules(document: Document, operation: Operation, rules: readonly Rule[], at: string): Finding[] {
  const schemas = answerOf(operation)?.schemas ?? [];
  const paths = new Set(rules.flatMap((rule) => Object.keys(rule.if)));
  return [...paths].flatMap((path) => {
    const found = schemas.map((schema) => schemasAt(document, schema, path));
    if (found.length === 0 || found.includes(undefined)) {
      return [{ pointer: at, what: `the answer of ${idOf(operation)} has no field ${path}` }];
    }
    const values = new Set(found.flatMap((some) => some?.flatMap((one) => one.enum ?? []) ?? []));
    return checkValues(
      path,
      values,
      rules.flatMap((rule) => namedIn(rule.if[path])),
      at,
    );
  });
}

function checkValues(path: string, values: ReadonlySet<Json>, named: readonly Json[], at: string): Finding[] {
  if (values.size === 0) return [];
  const unknown = named.filter((value) => value !== null && !values.has(value));
  const missing = [...values].filter((value) => !named.includes(value));
  return [
    ...unknown.map((value) => ({
      pointer: at,
      what: `${path} is never ${value}; it is one of ${[...values].join(", ")}`,
    })),
    ...missing.map((value) => ({ pointer: at, what: `no rule says what ${path} ${value} means` })),
  ];
}

/** The values a rule expects of a field: one, one of several, or any but these. */
function namedIn(expected: Json | undefined): readonly Json[] {
  if (expected === undefined) return [];
  if (isObject(expected)) return namedIn(expected.not);
  return isList(expected) ? expected : [expected];
}
