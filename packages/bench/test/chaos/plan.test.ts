import { expect, test } from "vitest";
import { planOf } from "../../src/chaos/plan.ts";

const all = (seed: number) => {
  const plan = planOf(seed);
  return Array.from({ length: 1000 }, (_, start) => [0, 1, 2].map((attempt) => plan(start, attempt))).flat();
};

test("a seed gives the same plan each time, another seed another one", () => {
  expect(all(1)).toEqual(all(1));
  expect(all(1)).not.toEqual(all(2));
});

test("every kind of break comes up, and some connections hold", () => {
  const found = all(1);

  for (const what of ["before sending", "after sending", "on the answer", "half-way through it"] as const) {
    expect(found.filter((one) => one === what).length / found.length).toBeCloseTo(0.155, 1);
  }
  expect(found.filter((one) => one === "none").length / found.length).toBeCloseTo(0.37, 1);
});
