import { describe, expect, test } from "vitest";
import { fieldsAt, schemasAt } from "../pipeline/document/schemas.ts";
import { documentOf, ref, text } from "./support/document.ts";

const document = documentOf(
  {},
  {
    Run: {
      type: "object",
      properties: {
        state: ref("State"),
        review: { anyOf: [ref("Review"), { type: "null" }] },
        steps: { type: "array", items: text },
        free: { type: "object" },
        map: { type: "object", additionalProperties: ref("Review") },
        any: {},
        self: ref("Run"),
      },
    },
    State: { type: "string", enum: ["a"] },
    Review: { type: "object", properties: { status: ref("State") } },
    Loop: { allOf: [ref("Loop")] },
  },
);
const run = ref("Run");

describe("fieldsAt", () => {
  test.each([
    ["", [run]],
    ["state", [ref("State")]],
    ["review.status", [ref("State")]],
    ["steps.0", [text]],
    ["steps.name", undefined],
    ["free.a.b", [{}]],
    ["map.a.status", [ref("State")]],
    ["any.a", [{}]],
    ["self.self.state", [ref("State")]],
    ["missing", undefined],
    ["constructor", undefined],
    ["state.a", undefined],
  ])("%j", (path, want) => {
    expect(fieldsAt(document, run, path)).toEqual(want);
  });
});

test("schemasAt follows references and combinations, and ends in circles", () => {
  expect(schemasAt(document, run, "review")?.map((schema) => schema.type)).toEqual([undefined, "object", "null"]);
  expect(schemasAt(document, ref("Loop"), "a")).toBeUndefined();
});
