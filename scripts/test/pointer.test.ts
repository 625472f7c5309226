import { describe, expect, test } from "vitest";
import { below, keysOf, valueAt } from "../pipeline/json/pointer.ts";
import { jsonPath } from "../pipeline/text/json-path.ts";

test("below goes further down, with keys escaped", () => {
  expect(below("#/paths", "/runs/{id}", "get")).toBe("#/paths/~1runs~1{id}/get");
  expect(below("#", "a~b", 0)).toBe("#/a~0b/0");
});

test.each(["/runs/{id}", "a~b", "a%20b", "100%", "~1%7e"])(
  "a key that is put into a pointer comes out again: %s",
  (key) => {
    expect(keysOf(below("#", key))).toEqual([key]);
  },
);

test("keysOf gives back the keys", () => {
  expect(keysOf("#/paths/~1runs~1{id}/a~0b")).toEqual(["paths", "/runs/{id}", "a~b"]);
  expect(keysOf("#/components/schemas/A%20B")).toEqual(["components", "schemas", "A B"]);
  expect(keysOf("#/a/100%")).toEqual(["a", "100%"]);
});

describe("valueAt", () => {
  const document = { a: { "/b": [{ c: 1 }] } };

  test.each([
    ["#", document],
    ["#/a/~1b/0/c", 1],
    ["#/a/~1b/1/c", undefined],
    ["#/a/~1b/length", undefined],
    ["#/constructor", undefined],
    ["#/a/~1b/0/c/d", undefined],
  ])("%s", (pointer, want) => {
    expect(valueAt(document, pointer)).toEqual(want);
  });
});

test.each([
  ["#/paths/~1runs~1{id}/get", "$.paths['/runs/{id}'].get"],
  ["#/paths/~1a/get/responses/200", "$.paths['/a'].get.responses['200']"],
  ["#/components/schemas/a.B's", "$.components.schemas['a.B\\'s']"],
])("jsonPath of %s", (pointer, want) => {
  expect(jsonPath(pointer)).toBe(want);
});
