import { expect, test } from "vitest";
import type { Schema } from "../pipeline/document/openapi.ts";
import { typeText } from "../pipeline/model/type-text.ts";
import { ref, text } from "./support/document.ts";

test.each<[Schema | boolean, string]>([
  [{}, "unknown"],
  [true, "unknown"],
  [false, "never"],
  [text, "string"],
  [{ type: "integer" }, "number"],
  [{ type: ["string", "null"] }, "string | null"],
  [{ enum: ["a", 1, null] }, '"a" | 1 | null'],
  [{ const: "a*/b" }, '"a*/b"'],
  [{ anyOf: [{ enum: ["a"] }, { type: "string", "x-open": true }] }, '"a" | (string & {})'],
  [ref("Run"), "Run"],
  [{ type: "array", items: ref("Run") }, "Run[]"],
  [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
  [{ type: "array" }, "unknown[]"],
  [{ type: "array", prefixItems: [text, { type: "null" }] }, "[string, null]"],
  [{ type: "object" }, "Record<string, unknown>"],
  [{ type: "object", additionalProperties: false }, "Record<string, never>"],
  [{ type: "object", additionalProperties: {} }, "Record<string, unknown>"],
  [{ additionalProperties: ref("Run") }, "Record<string, Run>"],
  [{ properties: { b: text, "a-b": {} }, required: ["b"] }, '{ "a-b"?: unknown; b: string }'],
  [{ properties: { a: text }, additionalProperties: text }, "{ a?: string } & Record<string, string>"],
  [{ allOf: [ref("A"), ref("B")] }, "A & B"],
  [{ type: "object", allOf: [ref("A"), { anyOf: [ref("B"), ref("C")] }] }, "A & (B | C)"],
  [{ oneOf: [ref("A"), { type: "null" }] }, "A | null"],
  [{ anyOf: [{}, ref("A")] }, "unknown"],
  [{ type: "file" }, "unknown"],
])("%j", (given, want) => {
  expect(typeText(given)).toBe(want);
});
