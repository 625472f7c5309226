import { expect, test } from "vitest";
import { matches } from "../pipeline/overlay/i-regexp.ts";

test.each<[string, string, boolean]>([
  ["a+b", "aaab", true],
  ["(a|b)?x", "x", true],
  ["[a-c]{3}", "abc", true],
  ["[a-c]{2}", "abc", false],
  ["a{1,2}b", "aaab", false],
  ["a{2,}", "aaaa", true],
  ["a\\.b", "axb", false],
  ["\\p{Lu}.*", "Äpfel", true],
  ["[^0-9]", "7", false],
  ["", "", true],
  ["a^$", "a^$", true],
])("%s over %s", (pattern, text, want) => {
  expect(matches(text, pattern, true)).toBe(want);
});

test("a search finds a match anywhere", () => {
  expect(matches("a list of runs", "of r", false)).toBe(true);
  expect(matches("a list of runs", "r of", false)).toBe(false);
});

test.each(["(", "a)", "a{2", "*a", "[a", "\\d", "a**"])("%s is no I-Regexp", (pattern) => {
  expect(() => matches("a", pattern, true)).toThrow("not an I-Regexp");
});

test("a pattern that would backtrack for ever takes as long as its text", () => {
  expect(matches(`${"a".repeat(20_000)}!`, "(a+)+", true)).toBe(false);
});
