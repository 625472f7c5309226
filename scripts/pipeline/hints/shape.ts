import { isList, isObject, type Json, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Finding } from "../problems/problem.ts";

/** Says what is wrong with a value that stands at a pointer. */
export type Shape = (value: Json, pointer: string) => readonly Finding[];

interface Optional {
  readonly optional: Shape;
}

export const text: Shape = (value, pointer) => wrong(typeof value === "string", pointer, "must be a text");

export const count: Shape = (value, pointer) =>
  wrong(Number.isInteger(value) && Number(value) >= 0, pointer, "must be a whole number");

export const scalar: Shape = (value, pointer) =>
  wrong(!isList(value) && !isObject(value), pointer, "must be a plain value");

export const plain: Shape = (value, pointer) =>
  wrong(["string", "number", "boolean"].includes(typeof value), pointer, "must be a text, a number, true or false");

export const matching =
  (pattern: RegExp, what: string): Shape =>
  (value, pointer) =>
    wrong(typeof value === "string" && pattern.test(value), pointer, `must be ${what}`);

export const oneOf =
  (...values: readonly Json[]): Shape =>
  (value, pointer) =>
    wrong(values.includes(value), pointer, `must be one of ${values.join(", ")}`);

export const list =
  (item: Shape): Shape =>
  (value, pointer) => {
    if (!isList(value)) return wrong(false, pointer, "must be a list");
    return value.flatMap((one, index) => item(one, below(pointer, index)));
  };

export const map =
  (item: Shape): Shape =>
  (value, pointer) => {
    if (!isObject(value)) return wrong(false, pointer, "must be a map");
    return Object.entries(value).flatMap(([key, one]) => item(one, below(pointer, key)));
  };

export const optional = (shape: Shape): Optional => ({ optional: shape });

/** An object with these fields and no others. */
export const fields =
  (shapes: Readonly<Record<string, Shape | Optional>>): Shape =>
  (value, pointer) => {
    if (!isObject(value)) return wrong(false, pointer, "must be an object");
    const unknown = Object.keys(value).filter((key) => !Object.hasOwn(shapes, key));
    return [
      ...unknown.map((key) => ({
        pointer: below(pointer, key),
        what: `unknown; known are ${Object.keys(shapes).join(", ")}`,
      })),
      ...Object.entries(shapes).flatMap(([key, shape]) => {
        const given = own(value, key);
        if (given !== undefined)
          return (typeof shape === "function" ? shape : shape.optional)(given, below(pointer, key));
        return typeof shape === "function" ? [{ pointer, what: `${key} is missing` }] : [];
      }),
    ];
  };

/** An object of the kind that one of its fields names. */
export const variants =
  (key: string, shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, pointer) => {
    const kind = isObject(value) ? own(value, key) : undefined;
    const shape = typeof kind === "string" ? own(shapes, kind) : undefined;
    if (shape === undefined) return [{ pointer, what: `${key} must be one of ${Object.keys(shapes).join(", ")}` }];
    return shape(value, pointer);
  };

/** The first shape where a test holds, the second elsewhere. */
export const either =
  (test: (value: Json) => boolean, first: Shape, second: Shape): Shape =>
  (value, pointer) =>
    (test(value) ? first : second)(value, pointer);

function wrong(holds: boolean, pointer: string, what: string): readonly Finding[] {
  return holds ? [] : [{ pointer, what }];
}
