import { describe, expect, test } from "vitest";
import type { Parameter } from "../pipeline/document/openapi.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { writtenAs } from "../pipeline/model/styles.ts";
import { documentOf, ref, text } from "./support/document.ts";

const list = { type: "array", items: text };
const object = { type: "object", properties: { R: { type: "integer" } } };
const schemas = { List: list, Object: object };
const written = (given: JsonObject) => {
  const parameter = { name: "p", "x-at": "#", ...given } as unknown as Parameter;
  const answer = writtenAs(documentOf({}, schemas), parameter);
  return "wrong" in answer ? answer.wrong : answer.style;
};
const no = "has no such value";

// Path, query and header; style; exploded or not; then what becomes of a text, a list and an object.
const cells: readonly (readonly [
  string,
  string,
  boolean,
  string | undefined,
  string | undefined,
  string | undefined,
])[] = [
  ["path", "matrix", false, "matrix", "matrix", "matrix"],
  ["path", "matrix", true, "matrix*", "matrix*", "matrix*"],
  ["path", "label", false, "label", "label", "label"],
  ["path", "label", true, "label*", "label*", "label*"],
  ["path", "simple", false, undefined, "simple", "simple"],
  ["path", "simple", true, undefined, "simple*", "simple*"],
  ["query", "form", false, undefined, "form", "form"],
  ["query", "form", true, undefined, undefined, "form*"],
  ["query", "spaceDelimited", false, undefined, "space", "space"],
  ["query", "spaceDelimited", true, undefined, undefined, no],
  ["query", "pipeDelimited", false, undefined, "pipe", "pipe"],
  ["query", "pipeDelimited", true, undefined, undefined, no],
  ["query", "deepObject", true, no, no, "deep"],
  ["header", "simple", false, undefined, "simple", "simple"],
  ["header", "simple", true, undefined, "simple*", "simple*"],
  ["path", "form", false, no, no, no],
  ["query", "matrix", false, no, no, no],
  ["header", "form", true, no, no, no],
];

describe.each(cells)("in %s, style %s, explode %s", (place, style, explode, ofText, ofList, ofObject) => {
  test.each([
    ["a text", text, ofText],
    ["a list", list, ofList],
    ["an object", object, ofObject],
    ["a list by reference", ref("List"), ofList],
    ["an object by reference", ref("Object"), ofObject],
    ["a list or null", { anyOf: [ref("List"), { type: "null" }] }, ofList],
    ["an object in a combination", { allOf: [ref("Object"), { description: "x" }] }, ofObject],
  ])("%s", (_what, schema, want) => {
    const answer = written({ in: place, style, explode, schema });

    if (want === no) expect(answer).toContain(no);
    else expect(answer).toBe(want);
  });
});

test.each<[string, JsonObject, string | undefined]>([
  ["a style that is not given is that of its place", { in: "path", schema: list }, "simple"],
  ["an exploded list of a query needs no style", { in: "query", schema: list }, undefined],
  ["content of JSON", { in: "query", content: { "application/json": { schema: object } } }, "json"],
  ["content of text", { in: "query", content: { "text/plain": { schema: text } } }, undefined],
  ["what may be anything is text", { in: "query", schema: {} }, undefined],
])("%s", (_what, parameter, want) => {
  expect(written(parameter)).toBe(want);
});
