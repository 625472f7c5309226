import { isObject } from "../../http/message.ts";
import { type Document, resolve, type Schema } from "../document.ts";
import { namesOf } from "../openapi-schema.ts";
import type { Validate } from "../validator.ts";
import { expand, merge } from "./merge.ts";
import { numberFor } from "./number.ts";
import { textFor } from "./text.ts";

const MOST_VALUES = 3_000;
const DEEPEST = 12;

export interface Making {
  readonly document: Document;
  readonly validate: Validate;
  /** Properties with this keyword are not for this direction. */
  readonly leftOut: "readOnly" | "writeOnly";
}

interface State extends Making {
  /** What is being made around a value. */
  readonly around: readonly Schema[];
  readonly count: { values: number };
}

/** Makes a value that a schema allows, optional fields included where they do not lead back to what holds them. */
export const makeValue = (making: Making, schema: Schema): unknown =>
  make({ ...making, around: [], count: { values: 0 } }, schema);

function make(state: State, schema: Schema): unknown {
  state.count.values += 1;
  // Nothing that has to hold itself can be made.
  if (state.around.length > 3 * DEEPEST) return {};
  const own = resolve<Schema>(state.document, schema);
  const inner = { ...state, around: [...state.around, own] };
  const { base, choices } = expand(state.document, schema);
  const found = choose(inner, base, choices, schema);
  return found.value;
}

/** The first way through the alternatives whose value is right; where none is, the first. */
function choose(
  state: State,
  base: Schema,
  [choice, ...others]: readonly (readonly Schema[])[],
  whole: Schema,
): { readonly value: unknown; readonly right: boolean } {
  if (choice === undefined) {
    const value = plain(state, base);
    return { value, right: false };
  }
  let first: { readonly value: unknown; readonly right: boolean } | undefined;
  for (const branch of byEase(state, choice)) {
    const { base: more, choices } = expand(state.document, branch);
    const made = choose(state, merge(named(state.document, base, branch), more), [...choices, ...others], whole);
    if (made.right || choice.length === 1 || state.validate(whole, made.value).length === 0)
      return { ...made, right: true };
    first ??= made;
  }
  return first ?? { value: plain(state, base), right: false };
}

/** What leads back to what holds it comes last, and null after everything else. */
const byEase = ({ document, around }: State, choice: readonly Schema[]): readonly Schema[] => {
  const isHard = (branch: Schema) => around.includes(resolve<Schema>(document, branch)) || branch.type === "null";
  return [...choice.filter((each) => !isHard(each)), ...choice.filter(isHard)];
};

/** The name of the branch in the field that tells which one a value is of. */
function named(document: Document, base: Schema, branch: Schema): Schema {
  const { discriminator } = base;
  if (!isObject(discriminator) || typeof discriminator.propertyName !== "string" || branch.$ref === undefined)
    return base;
  const [name] = namesOf(document, branch, discriminator);
  if (name === undefined) return base;
  const property = { type: "string", enum: [name] };
  return merge(base, {
    properties: { [discriminator.propertyName]: property },
    required: [discriminator.propertyName],
  });
}

function plain(state: State, schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum.find((value) => value !== null) ?? schema.enum[0];
  const type = [schema.type].flat().find((each) => each !== "null") ?? inferred(schema);
  if (type === "object") return fieldsFor(state, schema);
  if (type === "array") return itemsFor(state, schema);
  if (type === "integer" || type === "number") return numberFor(schema, type === "integer");
  if (type === "boolean") return true;
  return type === "null" || schema.type === "null" ? null : textFor(schema);
}

function inferred(schema: Schema): string {
  const has = (...keywords: readonly string[]) => keywords.some((keyword) => schema[keyword] !== undefined);
  if (schema.type !== undefined) return "null";
  if (has("properties", "additionalProperties", "required", "patternProperties", "minProperties")) return "object";
  if (has("items", "prefixItems", "minItems", "maxItems")) return "array";
  return has("minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum") ? "number" : "string";
}

function fieldsFor(state: State, schema: Schema): Readonly<Record<string, unknown>> {
  const { properties = {}, required = [], additionalProperties, maxProperties } = schema;
  const needed = new Set(required);
  const fields = Object.entries(properties).filter(
    ([name, each]) => !isLeftOut(state, each) && each !== (false as never) && (needed.has(name) || isRoom(state, each)),
  );
  const others = required
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name): [string, Schema] => [name, {}]);
  const all = [
    ...fields.filter(([name]) => needed.has(name)),
    ...others,
    ...fields.filter(([name]) => !needed.has(name)),
  ];
  const kept = maxProperties === undefined ? all : all.slice(0, Math.max(Number(maxProperties), needed.size));
  const values = kept.map(([name, each]) => [name, make(state, each)]);
  const extra = isObject(additionalProperties) ? (additionalProperties as Schema) : {};
  for (let number = 1; values.length < Number(schema.minProperties ?? 0); number++) {
    values.push([`key${number}`, make(state, extra)]);
  }
  const isMap =
    values.length === 0 && isObject(additionalProperties) && isRoom(state, extra) && maxProperties === undefined;
  return Object.fromEntries(isMap ? [["key", make(state, extra)]] : values);
}

function isLeftOut({ document, leftOut }: State, schema: Schema): boolean {
  return schema[leftOut] === true || resolve<Schema>(document, schema)[leftOut] === true;
}

/** Whether a value may be made that need not be: it must not lead back, or make the whole too large. */
function isRoom({ document, around, count }: State, schema: Schema): boolean {
  const parts = [schema, ...(schema.allOf ?? [])].map((each) => resolve<Schema>(document, each));
  return count.values < MOST_VALUES && around.length < DEEPEST && !parts.some((each) => around.includes(each));
}

function itemsFor(state: State, schema: Schema): readonly unknown[] {
  const { items = {}, prefixItems = [], minItems = 0, uniqueItems } = schema;
  const first = (prefixItems as readonly Schema[]).map((each) => make(state, each));
  const wanted = Math.min(Number(minItems), 1_000);
  const least = wanted === 0 && !isRoom(state, items as Schema) ? 0 : Math.max(wanted, schema.maxItems === 0 ? 0 : 1);
  const rest = Array.from({ length: Math.max(least - first.length, 0) }, () => make(state, items as Schema));
  return uniqueItems === true && rest.length > 1
    ? distinct(rest, resolve(state.document, items as Schema))
    : [...first, ...rest];
}

/** The same value again and again, told apart. */
function distinct(values: readonly unknown[], schema: Schema): readonly unknown[] {
  if (schema.enum !== undefined) return schema.enum.slice(0, values.length);
  const field = Object.entries(schema.properties ?? {}).find(
    ([, each]) => each.type === "string" || each.type === "integer",
  );
  const other = (value: unknown, index: number): unknown => {
    if (typeof value === "number") return value + index;
    if (typeof value === "string") return index === 0 ? value : otherText(value, index);
    return isObject(value) && field ? { ...value, [field[0]]: other(value[field[0]], index) } : value;
  };
  return values.map(other);
}

/** A UUID becomes another one. */
const otherText = (text: string, index: number): string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    ? `${text.slice(0, -4)}${index.toString(16).padStart(4, "0")}`
    : `${text}${index}`;
