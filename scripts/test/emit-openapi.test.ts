import { expect, test } from "vitest";
import { emitOpenApi } from "../pipeline/emit/openapi.ts";
import { answering, described, hinted, text } from "./support/document.ts";

test("the hints go, what is only named like them stays, and the order is the document's", () => {
  const schema = { type: "object", "x-sdk": { as: "A" }, properties: { "x-sdk": text, a: text } };
  const document = described({ "/b": { get: { ...answering(schema), ...hinted("a", "b") } }, "/a": {} });

  const emitted = JSON.parse(emitOpenApi(document));
  expect(Object.keys(emitted.paths)).toEqual(["/b", "/a"]);
  expect(emitted.paths["/b"].get).toEqual(answering({ type: "object", properties: { "x-sdk": text, a: text } }));
});

test("it is indented by two spaces and ends with a line feed", () => {
  expect(emitOpenApi({ a: { b: 1 } })).toBe('{\n  "a": {\n    "b": 1\n  }\n}\n');
});
