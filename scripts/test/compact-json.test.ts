import { expect, test } from "vitest";
import { compactJson } from "../pipeline/json/compact-json.ts";

test("what fits on a line stands on one", () => {
  expect(compactJson({ type: "array", items: { type: "string" } })).toBe(
    '{"type": "array", "items": {"type": "string"}}\n',
  );
});

test("what does not is indented by tabs, and nothing of it is lost", () => {
  const value = { name: "x".repeat(100), empty: {}, list: [1, "two", null, true], other: "y".repeat(30) };

  const text = compactJson({ value });

  expect(text.split("\n").slice(0, 5)).toEqual([
    "{",
    '\t"value": {',
    `\t\t"name": "${value.name}",`,
    '\t\t"empty": {},',
    '\t\t"list": [1, "two", null, true],',
  ]);
  expect(JSON.parse(text)).toEqual({ value });
});
