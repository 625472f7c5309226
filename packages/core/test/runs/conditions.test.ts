import { describe, expect, test } from "vitest";
import { outcomeOf } from "../../src/runs/conditions.ts";
import type { Expected, StateRule } from "../../src/types/operation.ts";

describe("a rule", () => {
  const outcome = (path: string, expected: Expected, record: unknown) =>
    outcomeOf([{ if: { [path]: expected }, state: "succeeded" }], record).state === "succeeded";

  test.for([
    ["a value", "status", "done", { status: "done" }, true],
    ["another value", "status", "done", { status: "open" }, false],
    ["one of a list", "status", ["done", "ok"], { status: "ok" }, true],
    ["none of a list", "status", ["done", "ok"], { status: "open" }, false],
    ["an empty list", "status", [], { status: "open" }, false],
    ["not a value", "exit_code", { not: 0 }, { exit_code: 1 }, true],
    ["not a value that is", "exit_code", { not: 0 }, { exit_code: 0 }, false],
    ["not a value, absent", "exit_code", { not: 0 }, {}, true],
    ["not one of a list", "exit_code", { not: [0, null] }, { exit_code: 2 }, true],
    ["not one of a list that is", "exit_code", { not: [0, null] }, { exit_code: null }, false],
    ["not one of a list with null, absent", "exit_code", { not: [0, null] }, {}, false],
    ["null", "review", null, { review: null }, true],
    ["null, absent", "review", null, {}, true],
    ["null, an empty text", "review", null, { review: "" }, true],
    ["not null, an empty text", "review", { not: null }, { review: "" }, false],
    ["null in a list, an empty text", "review", ["x", null], { review: "" }, true],
    ["null of zero", "review", null, { review: 0 }, false],
    ["null of false", "review", null, { review: false }, false],
    ["null of a value", "review", null, { review: {} }, false],
    ["not null", "review", { not: null }, { review: {} }, true],
    ["not null, absent", "review", { not: null }, {}, false],
    ["null in a list, absent", "review", ["x", null], {}, true],
    ["a number, not its text", "exit_code", 0, { exit_code: "0" }, false],
    ["true", "has_review", true, { has_review: true }, true],
    ["true, not one", "has_review", true, { has_review: 1 }, false],
    ["a path", "review.status", "PENDING", { review: { status: "PENDING" } }, true],
    ["a path through a list", "steps.1.status", "done", { steps: [{}, { status: "done" }] }, true],
    ["a path through a list beyond its end", "steps.1.status", null, { steps: [{}] }, true],
    ["the record itself", "", "done", "done", true],
    ["a record that is null", "status", null, null, true],
    ["a property that is inherited", "constructor", { not: null }, {}, false],
  ] as const)("looks for %s", ([, path, expected, record, holds]) => {
    expect(outcome(path, expected, record)).toBe(holds);
  });

  test("holds when all its paths do", () => {
    const rules: StateRule[] = [{ if: { status: "done", exit_code: 0 }, state: "succeeded" }];

    expect(outcomeOf(rules, { status: "done", exit_code: 0 }).state).toBe("succeeded");
    expect(outcomeOf(rules, { status: "done", exit_code: 1 }).state).toBe("running");
  });
});

describe("of several rules", () => {
  const rules: StateRule[] = [
    { if: { killed: true }, state: "cancelled", reason: "killed" },
    { if: { status: "done", exit_code: 0 }, state: "succeeded" },
    { if: { status: "done" }, state: "failed", reason: "exit-code" },
    { if: { "review.status": "PENDING" }, state: "waiting", reason: "review" },
  ];

  test.for([
    [{ status: "done", killed: true }, "cancelled", "killed"],
    [{ status: "done", exit_code: 0 }, "succeeded", undefined],
    [{ status: "done", exit_code: 2 }, "failed", "exit-code"],
    [{ status: "open", review: { status: "PENDING" } }, "waiting", "review"],
    [{ status: "a new status" }, "running", undefined],
    [{}, "running", undefined],
    [undefined, "running", undefined],
  ] as const)("the first that holds wins: %j is %s", ([record, state, reason]) => {
    expect(outcomeOf(rules, record)).toEqual({ state, reason });
  });
});
