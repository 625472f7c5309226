import { expect, test } from "vitest";
import { matchesOf } from "../../src/description/values/pattern.ts";

test.each([
  "^[a-z]{2,5}-\\d+$",
  "^(foo|ba[rz])+$",
  "^\\+?[1-9]\\d{1,14}$",
  "^arn:(aws|aws-cn):iam::\\d{12}:role/[\\w+=,.@-]+$",
  "^(?:[01]\\d|2[0-3]):[0-5]\\d$",
  "^(?<year>\\d{4})-\\k<year>?$".replace("\\k<year>?", "\\1"),
  "^[^\\s]+@[^\\s]+\\.[a-z]{2,}$",
  "^\\p{L}{3}$",
  "^\\/[A-Za-z0-9._~-]*$",
  "^.{8,64}$",
  "^$|^x{3}$",
  "^\\x41\\u0042$",
  "^[\\u0009\\u000A\\u0020-\\uD7FF]+$",
])("a text is found for %s", (pattern) => {
  const expression = new RegExp(pattern, "u");

  expect(matchesOf(pattern).some((text) => expression.test(text))).toBe(true);
});

test("a text may be longer than it has to be", () => {
  expect(matchesOf("^a*$")).toContain("aaaa");
});

test("an expression that cannot be read has no texts", () => {
  expect(matchesOf("^(a$")).toEqual([]);
});
