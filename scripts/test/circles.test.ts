import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { withoutCircles } from "../pipeline/normalise/circles.ts";
import { documentOf, ref, text } from "./support/document.ts";

const list = (items: JsonObject): JsonObject => ({ type: "array", items });

test.each<[string, Record<string, JsonObject>, Record<string, JsonObject>]>([
  ["a list of itself", { A: { anyOf: [text, list(ref("A"))] } }, { A: { anyOf: [text, list({})] } }],
  [
    "a list by way of another",
    { A: { anyOf: [text, ref("B")] }, B: list(ref("A")) },
    { A: { anyOf: [text, ref("B")] }, B: list({}) },
  ],
  ["itself or another", { A: { oneOf: [ref("A"), text] } }, { A: { oneOf: [{}, text] } }],
  [
    "itself inside an object",
    { A: { type: "object", properties: { a: list(ref("A")) } } },
    { A: { type: "object", properties: { a: list(ref("A")) } } },
  ],
  ["what leads to a circle", { A: list(ref("A")), B: list(ref("A")) }, { A: list({}), B: list(ref("A")) }],
])("%s", (_what, schemas, want) => {
  expect(withoutCircles(documentOf({}, schemas)).components.schemas).toEqual(want);
});
