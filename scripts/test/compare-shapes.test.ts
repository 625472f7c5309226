import { expect, test } from "vitest";
import { compareShapes } from "../pipeline/diff/compare-shapes.ts";
import type { Shape } from "../pipeline/diff/shape.ts";

const choice: Shape = { any: [{ fields: { id: "string" } }, { fields: { slug: "string" } }] };
const start = (fields: Readonly<Record<string, Shape>>, one: Shape = choice): Shape => ({ all: [{ fields }, one] });

test("what is all of several types has changed where one of them has", () => {
  const changes = compareShapes(start({ "slug?": "string" }), start({ "slug?": "string", "maxAge?": "number" }));

  expect(changes).toEqual([{ path: "maxAge", kind: "added", after: "number", isRequired: false }]);
});

test("a choice in it that has fewer members is narrower", () => {
  const fewer: Shape = { fields: { id: "string" } };

  expect(compareShapes(start({}), start({}, fewer))).toMatchObject([{ path: "", kind: "narrowed" }]);
});

test("what is all of more types than before has changed as a whole", () => {
  const before = start({});

  expect(compareShapes(before, { all: [{ fields: {} }, choice, { fields: { at: "string" } }] })).toMatchObject([
    { path: "", kind: "changed", before },
  ]);
});
