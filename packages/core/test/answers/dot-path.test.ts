import { expect, test } from "vitest";
import { at } from "../../src/answers/dot-path.ts";

const record = { id: "r1", review: { status: "open" }, results: [{ id: "a" }, { id: "b" }], none: null };

test.for([
  ["id", "r1"],
  ["review.status", "open"],
  ["results.1.id", "b"],
  ["none", null],
] as const)("%s is found", ([path, expected]) => {
  expect(at(record, path)).toBe(expected);
});

test("the empty path is the value itself", () => {
  expect(at(record, "")).toBe(record);
  expect(at("text", "")).toBe("text");
});

test.for(["missing", "review.missing", "results.2.id", "id.length", "none.id", "missing.deeper"])(
  "%s is not there",
  (path) => {
    expect(at(record, path)).toBeUndefined();
  },
);

test.for(["constructor", "toString", "__proto__", "__proto__.polluted", "results.map"])(
  "%s is inherited and so not there",
  (path) => {
    expect(at(record, path)).toBeUndefined();
  },
);

test.for([null, undefined, 1, "text"])("%s has nothing inside", (value) => {
  expect(at(value, "id")).toBeUndefined();
});

test("an own property called __proto__, as JSON can have, is like any other", () => {
  const parsed: unknown = JSON.parse('{"__proto__":{"id":"r1"}}');

  expect(at(parsed, "__proto__.id")).toBe("r1");
});
