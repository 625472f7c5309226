import { expect, test } from "vitest";
import { attentionText, outcomeKey, ruleTexts } from "../pipeline/docs/rule-text.ts";
import type { Rule } from "../pipeline/hints/hints.ts";

const texts = (...rules: readonly Rule[]) => ruleTexts(rules).map(({ text }) => text);

test.each<[string, Rule["if"], string]>([
  ["a value", { status: "done" }, "`status` `done`"],
  ["several", { status: "done", exit_code: -2 }, "`status` `done` and `exit_code` `-2`"],
  ["one of many", { "review.status": ["A", "B", "C"] }, "`review.status` `A`, `B` or `C`"],
  ["the only one of many", { status: ["A"] }, "`status` `A`"],
  ["nothing", { error: null }, "no `error`"],
  ["anything", { "guardrails.0": { not: null } }, "some `guardrails.0`"],
  ["anything but", { status: { not: ["A", "B"] } }, "`status` other than `A` or `B`"],
  ["a value or nothing", { status: [null, true] }, "`status` absent or `true`"],
])("says of a rule that it asks for %s", (_what, condition, want) => {
  expect(texts({ if: condition, state: "failed" })).toEqual([want]);
});

test("a list that tells whether a person must act is named", () => {
  const plan = {
    operation: "asks.list",
    input: {},
    when: { status: "on" },
    items: "",
    if: { at: null },
    reason: "ask",
  };

  expect(attentionText(plan)).toBe("`status` `on`, while `asks.list` has one with no `at`");
});

test("a rule that catches what narrower ones before it leave says so", () => {
  const narrow: Rule = { if: { status: "done", code: 0 }, state: "succeeded" };
  const wide: Rule = { if: { status: "done" }, state: "failed" };

  expect(texts(narrow, wide)).toEqual(["`status` `done` and `code` `0`", "`status` `done` otherwise"]);
  expect(texts(wide, narrow)[0]).toBe("`status` `done`");
  expect(texts({ ...narrow, state: "failed" }, wide)[1]).toBe("`status` `done`");
  expect(texts({ ...narrow, if: { status: "new", code: 0 } }, wide)[1]).toBe("`status` `done`");
});

test("an outcome is called by its state and its reason", () => {
  expect(outcomeKey({ state: "waiting", reason: "review" })).toBe("waiting:review");
  expect(outcomeKey({ state: "running" })).toBe("running");
});
