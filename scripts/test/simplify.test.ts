import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { documentOf, ref } from "./support/document.ts";

const state = { type: "string", enum: ["a", "b"] };

test.each<[string, JsonObject, JsonObject]>([
  [
    "a single member of allOf is the schema",
    { allOf: [ref("State")], description: "D." },
    { ...ref("State"), description: "D." },
  ],
  ["an inline member too", { allOf: [{ type: "string" }], readOnly: true }, { type: "string", readOnly: true }],
  ["repeated values of an enum go", { allOf: [ref("State")], enum: ["b", "a"] }, ref("State")],
  ["other values narrow", { allOf: [ref("State")], enum: ["a"] }, { enum: ["a"], allOf: [ref("State")] }],
  [
    "members that say different things stay",
    { allOf: [{ type: "a" }], type: "b" },
    { allOf: [{ type: "a" }], type: "b" },
  ],
  ["several members stay", { allOf: [ref("State"), {}] }, { allOf: [ref("State"), {}] }],
  [
    "what narrows a reference becomes a combination",
    { ...ref("State"), minLength: 1 },
    { minLength: 1, allOf: [ref("State")] },
  ],
  [
    "alternatives of required fields repeat the fields",
    { properties: { id: { type: "string" } }, oneOf: [{ required: ["id"] }, { required: ["slug"] }] },
    {
      properties: { id: { type: "string" } },
      oneOf: [
        { required: ["id"], type: "object", properties: { id: { type: "string" } } },
        { required: ["slug"], type: "object", properties: { slug: {} } },
      ],
    },
  ],
  [
    "null beside alternatives is one of them",
    { type: "null", oneOf: [{ type: "string" }, { type: "array", items: ref("Given") }] },
    { oneOf: [{ type: "string" }, { type: "array", items: ref("Given") }, { type: "null" }] },
  ],
])("%s", (_what, given, want) => {
  expect(documentOf({}, { State: state, Given: given }).components.schemas.Given).toEqual(want);
});
