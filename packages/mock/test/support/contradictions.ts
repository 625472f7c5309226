import { type Document, resolve, type Schema } from "../../src/description/document.ts";
import { typesNamed } from "../../src/description/openapi-schema.ts";
import type { Validate } from "../../src/description/validator.ts";

/**
 * Why no value at all is right by a schema, for each thing that is wrong with a value made for it, such as `field "at":
 * of its enum ["now"] none is right (the value must match format "date-time")`; undefined where that is not proven.
 */
export function proofOf(
  document: Document,
  validate: Validate,
  schema: Schema,
  wrongs: readonly string[],
): string | undefined {
  const proofs = wrongs.map((wrong) => {
    const [, field, isOwn] = /^(?:field "([^"]*)"|(the value)) (?:is required|must )/.exec(wrong) ?? [];
    if (field === undefined && isOwn === undefined) return undefined;
    const path = field === undefined ? [] : field.split(".");
    const found = contradictionIn(validate, constraintsAt(document, [schema], path));
    return found && `${field === undefined ? "the value" : `field "${field}"`}: ${found}`;
  });
  return proofs.length === 0 || proofs.includes(undefined) ? undefined : [...new Set(proofs)].join("; ");
}

/** All that holds of the value at a path, whatever the alternatives that are chosen. */
function constraintsAt(document: Document, schemas: readonly Schema[], path: readonly string[]): readonly Schema[] {
  const all = schemas.flatMap((each) => wholeOf(document, each));
  const [name, ...rest] = path;
  if (name === undefined) return all;
  const inner = all.flatMap(({ properties = {}, items }) => [
    ...(Object.hasOwn(properties, name) ? [properties[name] as Schema] : []),
    ...(/^\d+$/.test(name) && items !== undefined ? [items as Schema] : []),
  ]);
  return constraintsAt(document, inner, rest);
}

/** A schema with the parts that have to hold beside it. */
function wholeOf(document: Document, schema: Schema, seen: readonly Schema[] = []): readonly Schema[] {
  const own = resolve<Schema>(document, schema);
  if (seen.includes(own)) return [];
  const alternatives = [own.oneOf ?? [], own.anyOf ?? []].flatMap((list) => (list.length === 1 ? list : []));
  const parts = [...(own.allOf ?? []), ...alternatives];
  return [own, ...parts.flatMap((part) => wholeOf(document, part, [...seen, own]))];
}

function contradictionIn(validate: Validate, constraints: readonly Schema[]): string | undefined {
  return enumOf(validate, constraints) ?? typesOf(constraints) ?? limitsOf(constraints) ?? beginningOf(constraints);
}

/** An enum is all that there may be, so it is enough to try each of its values. */
function enumOf(validate: Validate, constraints: readonly Schema[]): string | undefined {
  for (const { enum: values, const: only } of constraints) {
    const all = values ?? (only === undefined ? [] : [only]);
    const wrongs = all.map((value) => validate({ allOf: constraints }, value)[0]);
    const [first] = wrongs;
    if (first === undefined || wrongs.includes(undefined)) continue;
    return `of its enum ${JSON.stringify(all)} none is right (${first})`;
  }
  return undefined;
}

function typesOf(constraints: readonly Schema[]): string | undefined {
  const named = constraints.map(typesOfOne).filter((types) => types.length > 0);
  const [first = [], ...others] = named;
  const shared = others.reduce((left, types) => left.filter((type) => types.includes(type)), first);
  if (named.length === 0 || shared.length > 0) return undefined;
  return `it is ${[...new Set(named.map((types) => types.filter((type) => type !== "null").join(" or ")))].join(" and ")} at once`;
}

/** A number may be whole. */
function typesOfOne(schema: Schema): readonly string[] {
  const types = typesNamed(schema);
  return [
    ...types,
    ...(types.includes("number") ? ["integer"] : []),
    ...(schema.nullable === true && types.length > 0 ? ["null"] : []),
  ];
}

const limits = [
  ["minimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
] as const;

function limitsOf(constraints: readonly Schema[]): string | undefined {
  for (const [least, most] of limits) {
    const [low, high] = [numbersOf(constraints, least), numbersOf(constraints, most)];
    if (Math.max(...low) > Math.min(...high))
      return `its ${least} ${Math.max(...low)} is above its ${most} ${Math.min(...high)}`;
  }
  return undefined;
}

const numbersOf = (constraints: readonly Schema[], keyword: string): readonly number[] =>
  constraints.flatMap((each) => (typeof each[keyword] === "number" ? [each[keyword] as number] : []));

/** Formats of which every text begins with a digit. */
const numeric = ["date-time", "date", "time", "ipv4"];

/** A pattern of one way through that begins with a letter, beside a format that begins with a digit. */
function beginningOf(constraints: readonly Schema[]): string | undefined {
  const format = constraints.map((each) => String(each.format)).find((each) => numeric.includes(each));
  const pattern = constraints
    .flatMap((each) => (typeof each.pattern === "string" ? [each.pattern] : []))
    .find((each) => /^\^[A-Za-z](?![*?{])/.test(each) && !each.includes("|"));
  if (format === undefined || pattern === undefined) return undefined;
  return `its pattern ${pattern} begins with a letter, its format ${format} with a digit`;
}
