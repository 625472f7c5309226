import { expect, test } from "vitest";
import type { Json } from "../pipeline/json/json.ts";
import { merge } from "../pipeline/overlay/merge.ts";

test.each<[string, Json, Json, Json]>([
  ["objects merge, deeply", { a: 1, b: { c: 2 } }, { b: { d: 3 } }, { a: 1, b: { c: 2, d: 3 } }],
  ["lists are joined", { a: [1] }, { a: [2] }, { a: [1, 2] }],
  ["plain values replace", { a: 1, b: { c: 1 } }, { a: "x", b: null }, { a: "x", b: null }],
  ["plain values are replaced", { a: true }, { a: { type: "string" } }, { a: { type: "string" } }],
  ["inherited names are not values", {}, { constructor: { a: 1 } }, { constructor: { a: 1 } }],
])("%s", (_what, value, update, want) => {
  expect(merge(value, update)).toEqual(want);
});

test("neither side is changed", () => {
  const value = Object.freeze({ a: Object.freeze([1]) });

  expect(merge(value, { a: [2] })).toEqual({ a: [1, 2] });
});

test.each([
  [{ a: { b: 1 } }, { a: [1] }, "a: a list cannot be merged into an object"],
  [{ a: { b: [1] } }, { a: { b: { c: 1 } } }, "a: b: an object cannot be merged into a list"],
])("%j and %j do not merge", (value, update, want) => {
  expect(() => merge(value, update)).toThrow(want);
});
