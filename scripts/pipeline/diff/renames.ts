import { isShape, type Shape } from "./shape.ts";
import type { Surface, SurfaceType } from "./surface-types.ts";

type Names = ReadonlyMap<string, string>;

/** What goes by another name now. */
export interface Renames {
  readonly types: Names;
  /** A shape with the names of today. */
  readonly inShape: (shape: Shape) => Shape;
}

/** A type that is gone and one that is new are one renamed, where they are the same but for names. */
export function renamesBetween(before: Surface["types"], after: Surface["types"], moved: Names = new Map()): Renames {
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  const fresh = Object.keys(after).filter((name) => !Object.hasOwn(before, name));
  const types = new Map([...moved].filter(([old, now]) => gone.includes(old) && fresh.includes(now)));
  // A recursive type mentions itself, and a renamed one may mention another.
  const blank = (one: SurfaceType | undefined, own: readonly string[]) =>
    JSON.stringify(mapNames(one?.shape ?? "never", (name) => (own.includes(name) ? "?" : name)));
  const blanks = new Map(fresh.map((one) => [one, blank(after[one], fresh)]));
  for (const name of gone.filter((one) => !types.has(one))) {
    const wanted = blank(before[name], gone);
    const found = fresh.filter((one) => blanks.get(one) === wanted && ![...types.values()].includes(one));
    if (found.length > 0 && wanted.length > SMALLEST) types.set(name, closest(name, found));
  }
  return { types, inShape: (shape) => mapNames(shape, (name) => types.get(name) ?? name) };
}

/** Types that hold next to nothing are alike by chance. */
const SMALLEST = 12;

function closest(name: string, found: readonly string[]): string {
  const shared = (other: string) => [...name].filter((char, index) => other[index] === char).length;
  return found.toSorted((left, right) => shared(right) - shared(left))[0] ?? name;
}

function mapNames(shape: Shape, change: (name: string) => string): Shape {
  if (typeof shape === "string") return shape.startsWith("#") ? `#${change(shape.slice(1))}` : shape;
  if (isShape(shape, "values")) return shape;
  if (isShape(shape, "list")) return { list: mapNames(shape.list, change) };
  if (isShape(shape, "tuple")) return { tuple: shape.tuple.map((one) => mapNames(one, change)) };
  if (isShape(shape, "any")) return { any: shape.any.map((one) => mapNames(one, change)) };
  if (isShape(shape, "all")) return { all: shape.all.map((one) => mapNames(one, change)) };
  const { fields, others } = shape;
  const mapped = Object.entries(fields).map(([name, one]): [string, Shape] => [name, mapNames(one, change)]);
  return { fields: Object.fromEntries(mapped), ...(others !== undefined && { others: mapNames(others, change) }) };
}
