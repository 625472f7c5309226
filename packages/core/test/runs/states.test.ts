import { describe, expect, test } from "vitest";
import { fateOf, isFailed, isTerminal } from "../../src/runs/states.ts";

describe("a state", () => {
  test.for([
    ["running", "open", { end: false, failure: false }],
    ["waiting", "attention", { end: false, failure: false }],
    ["succeeded", "succeeded", { end: true, failure: false }],
    ["failed", "failed", { end: true, failure: true }],
    ["cancelled", "failed", { end: true, failure: true }],
  ] as const)("of %s is %s to who waits: %j", ([state, fate, { end, failure }]) => {
    expect(fateOf(state)).toBe(fate);
    expect(isTerminal(state)).toBe(end);
    expect(isFailed(state)).toBe(failure);
  });
});
