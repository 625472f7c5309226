import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../pipeline/json/json.ts";
import { answering, described, hinted, text } from "./support/document.ts";
import { fileOf } from "./support/generated.ts";
import { messageOf } from "./support/problems.ts";

const file = { type: "string", contentMediaType: "application/octet-stream" };
const post = (content: JsonObject) =>
  described({ "/a": { post: answering(text, { requestBody: { required: true, content }, ...hinted("a", "send") }) } });
const row = (content: JsonObject) => fileOf(post(content), "src/generated/operations.ts");
const types = (content: JsonObject) => fileOf(post(content), "src/generated/types.ts");
const form = (properties: JsonObject, encoding?: JsonObject): JsonObject => ({
  schema: { type: "object", properties },
  ...(encoding && { encoding }),
});

describe("a form of parts", () => {
  const content = { "multipart/form-data": form({ file, files: { type: "array", items: file }, note: text }) };

  test("names its media type and takes files", () => {
    expect(row(content)).toContain('body: "fields",\n  sends: "multipart/form-data",');
    expect(types(content)).toMatch(
      /file\?: Blob \| undefined;\s+files\?: readonly Blob\[\] \| undefined;\s+note\?: string/,
    );
  });

  test("must have fields that are known", () => {
    expect(messageOf(() => row({ "multipart/form-data": { schema: { type: "object" } } }))).toContain(
      "a form (multipart/form-data) must be an object with known fields",
    );
  });
});

describe("a form of text", () => {
  const type = "application/x-www-form-urlencoded";
  const object = { type: "object", properties: { b: text } };
  const list = { type: "array", items: text };

  test.each<[string, JsonObject, JsonObject | undefined, string | undefined]>([
    ["plain fields", { a: text }, undefined, undefined],
    ["a list", { a: list }, undefined, undefined],
    ["a list joined", { a: list }, { a: { style: "form", explode: false } }, "form"],
    ["a list joined by bars", { a: list }, { a: { style: "pipeDelimited" } }, "pipe"],
    ["an object, in depth", { a: object }, { a: { style: "deepObject", explode: true } }, "deep"],
    ["an object, spread", { a: object }, { a: { style: "form" } }, "form*"],
    ["an object, as JSON", { a: object }, undefined, "json"],
    ["a list as JSON", { a: list }, { a: { contentType: "application/json" } }, "json"],
  ])("%s", (_what, fields, encoding, want) => {
    const text = row({ [type]: form(fields, encoding) });

    expect(text).toContain(`sends: "${type}"`);
    if (want === undefined) expect(text).not.toContain("styles");
    else expect(text).toContain(`styles: { a: "${want}" }`);
  });

  test("names a field for which there is no rule", () => {
    const fields = { a: { type: "array", items: object } };

    expect(messageOf(() => row({ [type]: form(fields) }))).toContain("OpenAPI does not say how its field a is written");
  });
});

test.each<[string, JsonObject, string, string]>([
  ["text", { "application/xml": { schema: text } }, "application/xml", "body: string | Blob;"],
  ["bytes", { "image/png": { schema: file } }, "image/png", "body: Blob | Uint8Array | ArrayBuffer;"],
  ["bytes of several kinds", { "image/*": {} }, "image/*", "body: Blob | Uint8Array | ArrayBuffer;"],
])("a body of %s goes as it is", (_what, content, type, want) => {
  expect(row(content)).toContain(`body: "whole",\n  sends: "${type}",`);
  expect(types(content)).toContain(want);
});

test.each<[string, readonly string[], Json]>([
  ["JSON before a form", ["multipart/form-data", "application/json"], undefined as never],
  ["JSON of its own name where there is no other", ["application/merge-patch+json"], "application/merge-patch+json"],
  ["a form before text", ["text/plain", "application/x-www-form-urlencoded"], "application/x-www-form-urlencoded"],
])("of several media types: %s", (_what, offered, want) => {
  const text = row(Object.fromEntries(offered.map((type) => [type, form({ a: { type: "string" } })])));

  if (want === undefined) expect(text).not.toContain("sends");
  else expect(text).toContain(`sends: "${want}"`);
});
