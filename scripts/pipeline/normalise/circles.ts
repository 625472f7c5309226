import type { Document, Schema } from "../document/openapi.ts";
import { nameOf } from "../document/schemas.ts";

/**
 * No type of TypeScript can be a list or a choice of itself, as in `Value = string | Value[]`, unless an object stands
 * between; in such circles the items of lists are left open, and whatever else leads back.
 */
export function withoutCircles(document: Document): Document {
  return opened(opened(document, true), false);
}

function opened(document: Document, onlyLists: boolean): Document {
  const { schemas } = document.components;
  const circle = circleOf(schemas);
  if (circle.size === 0) return document;
  const isBack = ({ $ref }: Schema, inList: boolean) =>
    $ref !== undefined && circle.has(nameOf($ref)) && (inList || !onlyLists);
  const open = (schema: Schema) => mapDirect(schema, (one, inList) => (isBack(one, inList) ? {} : one));
  const entries = Object.entries(schemas).map(([name, schema]) => [name, circle.has(name) ? open(schema) : schema]);
  return { ...document, components: { schemas: Object.fromEntries(entries) } };
}

/** The schemas that lead back to themselves, or from one such to another, with no object between. */
function circleOf(schemas: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const forward = new Map(Object.entries(schemas).map(([name, schema]) => [name, directNames(schema)]));
  return new Set(trimmed(reversed(trimmed(forward))).keys());
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** What leads on to others without end: all that leads nowhere is taken away until nothing does. */
function trimmed(edges: Edges): Edges {
  const open = new Map([...edges].map(([name, to]) => [name, [...to].filter((one) => edges.has(one)).length]));
  const back = reversed(edges);
  const ends = [...open].flatMap(([name, count]) => (count === 0 ? [name] : []));
  const gone = new Set(ends);
  for (const name of gone) {
    for (const before of back.get(name) ?? []) {
      const left = (open.get(before) ?? 0) - 1;
      open.set(before, left);
      if (left === 0) gone.add(before);
    }
  }
  const kept = [...edges].filter(([name]) => !gone.has(name));
  return new Map(kept.map(([name, to]) => [name, new Set([...to].filter((one) => edges.has(one) && !gone.has(one)))]));
}

function reversed(edges: Edges): Edges {
  const back = new Map<string, Set<string>>([...edges.keys()].map((name) => [name, new Set()]));
  for (const [name, to] of edges) for (const one of to) back.get(one)?.add(name);
  return back;
}

/** The schemas a schema refers to with no object between. */
function directNames(schema: Schema): ReadonlySet<string> {
  const names = new Set<string>();
  mapDirect(schema, (one) => {
    if (one.$ref !== undefined) names.add(nameOf(one.$ref));
    return one;
  });
  return names;
}

/** A schema with its members and items changed, and theirs. */
function mapDirect(schema: Schema, change: (one: Schema, inList: boolean) => Schema, inList = false): Schema {
  const { allOf, anyOf, oneOf, items, prefixItems } = schema;
  const members = { allOf, anyOf, oneOf, prefixItems };
  const isPlain = Object.values(members).every((list) => list === undefined) && typeof items !== "object";
  if (isPlain) return change(schema, inList);
  const mapped = Object.entries(members).flatMap(([key, list]) => {
    const isTuple = key === "prefixItems";
    return list === undefined ? [] : [[key, list.map((one) => mapDirect(one, change, inList || isTuple))] as const];
  });
  const item = typeof items === "object" ? { items: mapDirect(items, change, true) } : {};
  return change({ ...schema, ...Object.fromEntries(mapped), ...item }, inList);
}
