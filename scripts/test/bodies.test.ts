import { expect, test } from "vitest";
import type { Operation } from "../pipeline/document/openapi.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { bodyOf } from "../pipeline/model/bodies.ts";
import { documentOf, ref, taking, text } from "./support/document.ts";

const schemas = {
  Base: { type: "object", properties: { b: text, a: text }, required: ["b"] },
  Loop: { allOf: [ref("Loop")], properties: { a: text } },
  Choice: {
    type: "object",
    properties: { id: text, slug: text },
    oneOf: [{ required: ["id"] }, { required: ["slug"] }],
  },
};
const field = (name: string, required = false) => ({ name, schema: text, required });
const body = (operation: JsonObject) => {
  const document = documentOf({ "/a": { post: { responses: {}, ...operation } } }, schemas);
  return bodyOf(document, document.paths["/a"]?.post as Operation);
};

test.each<[string, JsonObject, unknown]>([
  ["no body", {}, undefined],
  ["fields, required ones first", taking(ref("Base")), { kind: "fields", fields: [field("b", true), field("a")] }],
  [
    "an optional body requires nothing",
    taking(ref("Base"), false),
    { kind: "optional", fields: [field("a"), field("b")] },
  ],
  [
    "members of allOf are taken together",
    taking({ allOf: [ref("Base"), { properties: { c: text } }, { required: ["c"] }] }),
    { kind: "fields", fields: [field("b", true), field("c", true), field("a")] },
  ],
  [
    "fields the server sets are no inputs",
    taking({ type: "object", properties: { a: text, id: { ...text, readOnly: true } } }),
    { kind: "fields", fields: [field("a")] },
  ],
  [
    "alternatives of required fields are a choice",
    taking(ref("Choice")),
    { kind: "fields", fields: [field("id"), field("slug")], choice: { exactlyOne: true, sets: [["id"], ["slug"]] } },
  ],
  [
    "at least one of several",
    taking({
      type: "object",
      properties: { a: text, b: text },
      anyOf: [{ required: ["b", "a"] }, { required: ["b"] }],
    }),
    { kind: "fields", fields: [field("a"), field("b")], choice: { exactlyOne: false, sets: [["a", "b"], ["b"]] } },
  ],
])("%s", (_what, given, want) => {
  expect(body(given)).toEqual(want);
});

test.each<[string, JsonObject]>([
  ["a list", { type: "array", items: text }],
  ["a free map", { type: "object" }],
  ["fields and any others", { type: "object", properties: { a: text }, additionalProperties: true }],
  ["alternatives that are types of their own", { oneOf: [ref("Base"), ref("Choice")] }],
  ["no alternatives at all", { type: "object", properties: { a: text }, oneOf: [] }],
  ["a nullable object", { type: ["object", "null"], properties: { a: text } }],
  ["a schema that contains itself", ref("Loop")],
  ["anything", {}],
])("%s is one input", (_what, schema) => {
  expect(body(taking(schema))).toMatchObject({ kind: "whole", required: true });
});
