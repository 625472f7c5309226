import { expect, test } from "vitest";
import type { Operation } from "../pipeline/document/openapi.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { answerOf } from "../pipeline/model/answers.ts";
import { documentOf, hinted, json, ref, text } from "./support/document.ts";

const answer = (responses: JsonObject, hints: JsonObject = {}) => {
  const operation = { responses, ...hinted("a", "b", hints) };
  const document = documentOf({ "/a": { get: operation } }, { S: text });
  return answerOf(document, document.paths["/a"]?.get as Operation);
};
const of = (...types: string[]) => ({ content: Object.fromEntries(types.map((type) => [type, { schema: text }])) });
const nothing = { description: "Nothing." };

test.each<[string, JsonObject, unknown]>([
  [
    "JSON",
    { "200": json(ref("S")), "404": of("text/plain") },
    { kind: "json", schemas: [ref("S")], maybeEmpty: false },
  ],
  [
    "JSON of a vendor's own type",
    { "200": of("application/vnd.a+json; charset=utf-8") },
    { kind: "json", schemas: [text], maybeEmpty: false },
  ],
  [
    "a page of HTML",
    { "200": of("text/html") },
    { kind: "text", schemas: [], maybeEmpty: false, accepts: "text/html" },
  ],
  [
    "JSON of any schema",
    { "200": { content: { "application/json": {} } } },
    { kind: "json", schemas: [{}], maybeEmpty: false },
  ],
  [
    "two statuses with one schema",
    { "200": json(ref("S")), "202": json(ref("S")) },
    { kind: "json", schemas: [ref("S")], maybeEmpty: false },
  ],
  [
    "two schemas",
    { "200": json(ref("S")), "202": json(text) },
    { kind: "json", schemas: [ref("S"), text], maybeEmpty: false },
  ],
  [
    "JSON or nothing",
    { "200": json(ref("S")), "204": nothing },
    { kind: "json", schemas: [ref("S")], maybeEmpty: true },
  ],
  ["nothing", { "204": nothing }, { kind: "none", schemas: [], maybeEmpty: false }],
  ["text", { "200": of("text/plain") }, { kind: "text", schemas: [], maybeEmpty: false }],
  ["events", { "200": of("text/event-stream") }, { kind: "events", schemas: [], maybeEmpty: false }],
  ["bytes", { "200": of("application/octet-stream") }, { kind: "bytes", schemas: [], maybeEmpty: false }],
  ["text of XML", { "200": of("application/xml") }, { kind: "text", schemas: [], maybeEmpty: false }],
  [
    "JSON or text is JSON, and asked for",
    { "200": of("application/json", "text/plain") },
    { kind: "json", schemas: [text], maybeEmpty: false, accepts: "application/json" },
  ],
  [
    "text or bytes is text, and asked for",
    { "200": of("application/pdf", "text/csv") },
    { kind: "text", schemas: [], maybeEmpty: false, accepts: "text/csv" },
  ],
  ["JSON here and text there cannot be told", { "200": json(text), "202": of("text/plain") }, undefined],
  [
    "any type of what has fields is JSON",
    { "200": { content: { "*/*": { schema: { type: "object" } } } } },
    { kind: "json", schemas: [{ type: "object" }], maybeEmpty: false },
  ],
  ["any type cannot be told", { "200": of("*/*") }, undefined],
  ["no success is no answer", { "307": nothing, default: json(text) }, undefined],
])("%s", (_what, given, want) => {
  expect(answer(given)).toEqual(want);
});

test("an overlay can say how to read it", () => {
  expect(answer({ "200": of("*/*") }, { answer: "json" })).toEqual({
    kind: "json",
    schemas: [text],
    maybeEmpty: false,
  });
  expect(answer({ "307": nothing }, { answer: "none" })?.kind).toBe("none");
});

test("an overlay can say that it may be empty", () => {
  expect(answer({ "200": json(ref("S")) }, { answer: "optional" })).toEqual({
    kind: "json",
    schemas: [ref("S")],
    maybeEmpty: true,
  });
  expect(answer({ "200": nothing }, { answer: "optional" })).toEqual({ kind: "json", schemas: [], maybeEmpty: true });
});
