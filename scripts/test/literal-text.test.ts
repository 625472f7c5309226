import { expect, test } from "vitest";
import { type Literal, literalText } from "../pipeline/text/literal-text.ts";

test.each<[Literal, string]>([
  ["a", '"a"'],
  [1, "1"],
  [-1.5, "-1.5"],
  [null, "null"],
  [true, "true"],
  [[], "[]"],
  [{}, "{}"],
  [["a", ["b", "c"]], '["a", ["b", "c"]]'],
  [{ a: 1, "b-c": undefined, "d-e": [2] }, '{ a: 1, "d-e": [2] }'],
])("%j", (given, want) => {
  expect(literalText(given)).toBe(want);
});

test("what does not fit on a line gets an entry a line", () => {
  const long = "x".repeat(60);

  expect(literalText({ a: [long, long], b: 1 }, "  ")).toBe(
    `{\n    a: [\n      "${long}",\n      "${long}",\n    ],\n    b: 1,\n  }`,
  );
});
