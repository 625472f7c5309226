import { expect, test } from "vitest";
import { budgetText, isMissed, misses } from "../src/check.ts";

const budgets = { "a call": { most: 6 }, "a client": { most: 27, goal: 19.5 } };

test("a budget is met up to its figure, whatever the unit", () => {
  expect(
    misses(
      [
        ["a call", "6.00 kB"],
        ["a client", "26.9 kB"],
      ],
      budgets,
    ),
  ).toEqual([]);
});

test("a budget that is missed is named with both figures", () => {
  expect(
    misses(
      [
        ["a call", "6.01 kB"],
        ["a client", "26.9 kB"],
      ],
      budgets,
    ),
  ).toEqual(["a call: 6.01 kB, at most 6"]);
});

test("a budget of which nothing was measured is missed", () => {
  expect(misses([["a call", "5 kB"]], budgets)).toEqual(["a client: not measured"]);
});

test("a figure that is not a number misses its budget", () => {
  expect(isMissed(["a call", "?"], budgets["a call"])).toBe(true);
});

test("a goal stands beside what is held", () => {
  expect(budgetText(budgets["a client"])).toBe("at most 27 (goal 19.5)");
  expect(budgetText(undefined)).toBe("");
});
