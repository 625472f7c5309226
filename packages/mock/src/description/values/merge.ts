import { type Document, resolve, type Schema } from "../document.ts";
import { alone } from "../openapi-schema.ts";

/** A schema without combinations, and those of which one has to hold. */
export interface Expanded {
  readonly base: Schema;
  readonly choices: readonly (readonly Schema[])[];
}

/** A schema with all that it refers to and combines in one, but for its alternatives. */
export function expand(document: Document, schema: Schema, seen: ReadonlySet<Schema> = new Set()): Expanded {
  const own = resolve<Schema>(document, schema);
  const { $ref: _, ...beside } = alone(document, schema);
  if (seen.has(own)) return { base: {}, choices: [] };
  const { allOf = [], anyOf, oneOf, ...base } = own === schema ? own : { ...own, ...beside };
  const inner = new Set([...seen, own]);
  const parts = allOf.map((part) => expand(document, part, inner));
  return {
    base: parts.reduce((whole, part) => merge(whole, part.base), base as Schema),
    choices: [
      ...[oneOf, anyOf].flatMap((list) => (list?.length ? [list] : [])),
      ...parts.flatMap((part) => part.choices),
    ],
  };
}

/** A schema that asks for what both ask for. */
export function merge(one: Schema, other: Schema): Schema {
  const merged: Record<string, unknown> = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    const known = one[keyword];
    merged[keyword] = known === undefined ? value : (both[keyword]?.(known as never, value as never) ?? known);
  }
  return merged as Schema;
}

type Schemas = Readonly<Record<string, Schema>>;
type List = readonly unknown[];

const both: Readonly<Record<string, (one: never, other: never) => unknown>> = {
  properties: (one: Schemas, other: Schemas) => {
    const shared = Object.keys(other).filter((name) => Object.hasOwn(one, name));
    const combined = shared.map((name) => [name, { allOf: [one[name], other[name]] }]);
    return { ...one, ...other, ...Object.fromEntries(combined) };
  },
  required: (one: List, other: List) => [...new Set([...one, ...other])],
  enum: (one: List, other: List) => one.filter((value) => other.includes(value)),
  type: (one: string | List, other: string | List) => {
    const shared = [one].flat().filter((type) => [other].flat().includes(type as string));
    return shared.length > 0 ? shared : one;
  },
  items: (one: Schema, other: Schema) => ({ allOf: [one, other] }),
  minimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  maximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
};
