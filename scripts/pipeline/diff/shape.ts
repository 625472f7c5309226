import type { Schema } from "../document/openapi.ts";
import { nameOf } from "../document/schemas.ts";
import { inOrder, type Json, sortedEntries } from "../json/json.ts";

/**
 * A type as it is compared: `string`, `#Session` for a type by its name, or an object.
 * A field whose name ends in `?` may be left out.
 */
export type Shape = string | Values | List | Tuple | Fields | Union | Every;

export interface Values {
  readonly values: readonly Json[];
  /** Whether others may come. */
  readonly open?: true;
}
export interface List {
  readonly list: Shape;
}
export interface Tuple {
  readonly tuple: readonly Shape[];
}
export interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
  /** What fields of other names hold. */
  readonly others?: Shape;
}
export interface Union {
  readonly any: readonly Shape[];
}
export interface Every {
  readonly all: readonly Shape[];
}

export function shapeOf(schema: Schema | boolean): Shape {
  if (typeof schema === "boolean") return schema ? "unknown" : "never";
  if (schema.$ref !== undefined) return `#${nameOf(schema.$ref)}`;
  if (schema["x-open"]) return { values: [], open: true };
  if (schema.const !== undefined) return { values: [schema.const] };
  if (schema.enum !== undefined) return { values: [...schema.enum].sort(inJsonOrder) };
  const { allOf = [], anyOf, oneOf } = schema;
  const unions = [anyOf, oneOf].flatMap((members) => (members ? [anyOfShapes(members.map(shapeOf))] : []));
  return everyShape([ownShape(schema), ...allOf.map(shapeOf), ...unions]);
}

/** What a schema says beside its combinations. */
function ownShape(schema: Schema): Shape {
  const { type, items, prefixItems, properties, additionalProperties } = schema;
  if (Array.isArray(type)) return anyOfShapes(type.map((one) => ownShape({ ...schema, type: one })));
  if (prefixItems !== undefined) return { tuple: prefixItems.map(shapeOf) };
  if (type === "array") return { list: shapeOf(items ?? {}) };
  if (properties !== undefined || additionalProperties !== undefined) return fieldsOf(schema);
  return typeof type === "string" ? (type === "integer" ? "number" : type) : "unknown";
}

function fieldsOf({ properties = {}, required = [], additionalProperties = false }: Schema): Shape {
  const fields = sortedEntries(properties).map(([name, one]): [string, Shape] => [
    required.includes(name) ? name : `${name}?`,
    shapeOf(one),
  ]);
  const others = additionalProperties === false ? {} : { others: shapeOf(additionalProperties) };
  return { fields: Object.fromEntries(fields), ...others };
}

/** One of several, each once, in order. */
export function anyOfShapes(shapes: readonly Shape[]): Shape {
  const flat = shapes.flatMap((shape) => (isShape(shape, "any") ? shape.any : [shape]));
  if (flat.includes("unknown")) return "unknown";
  const values = flat.flatMap((shape) => (isShape(shape, "values") ? shape.values : []));
  const open = flat.some((shape) => isShape(shape, "values") && shape.open);
  const literals = new Map(values.map((value) => [JSON.stringify(value), value]));
  const others = new Map(flat.flatMap((shape) => (isShape(shape, "values") ? [] : [[JSON.stringify(shape), shape]])));
  const named: Shape[] =
    literals.size === 0 && !open
      ? []
      : [{ values: [...literals.values()].sort(inJsonOrder), ...(open && { open: true as const }) }];
  const all = [...named, ...[...others].sort(([a], [b]) => inOrder(a, b)).map(([, shape]) => shape)];
  return all.length === 1 ? (all[0] as Shape) : { any: all };
}

function everyShape(shapes: readonly Shape[]): Shape {
  const telling = shapes.filter((shape) => shape !== "unknown" && !(shape === "object" && shapes.length > 1));
  if (telling.length === 0) return "unknown";
  return telling.length === 1 ? (telling[0] as Shape) : { all: telling };
}

type Keys = "values" | "list" | "tuple" | "fields" | "any" | "all";
type OfKey<Key extends Keys> = Extract<Exclude<Shape, string>, { readonly [K in Key]: unknown }>;

export function isShape<Key extends Keys>(shape: Shape, key: Key): shape is OfKey<Key> {
  return typeof shape !== "string" && key in shape;
}

function inJsonOrder(left: Json, right: Json): number {
  return inOrder(JSON.stringify(left), JSON.stringify(right));
}
