import { describe, expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { withoutAnswerNull } from "../pipeline/normalise/null-in-answers.ts";
import { ref, text } from "./support/document.ts";

const mark = { "x-sdk": { nullable: "answers" } };
const nothing = { type: "null" };

describe("in a request null goes", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["from a type", { type: ["string", "null"] }, text],
    ["from several types", { type: ["string", "integer", "null"] }, { type: ["string", "integer"] }],
    ["from an enum", { type: ["string", "null"], enum: ["a", null] }, { ...text, enum: ["a"] }],
    ["from beside a reference", { description: "D.", anyOf: [ref("A"), nothing] }, { description: "D.", ...ref("A") }],
    ["from alternatives", { anyOf: [ref("A"), ref("B"), nothing] }, { anyOf: [ref("A"), ref("B")] }],
  ])("%s", (_what, schema, want) => {
    expect(withoutAnswerNull({ ...schema, ...mark })).toEqual({ ...want, ...mark });
  });

  test("nowhere else", () => {
    const schema = { type: ["string", "null"] };

    expect(withoutAnswerNull(schema)).toBe(schema);
  });
});
