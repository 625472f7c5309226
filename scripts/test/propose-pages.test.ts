import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { answering, described, text } from "./support/document.ts";
import { parameter, proposed } from "./support/proposed.ts";

const number = { type: "integer" };
const list = { type: "array", items: text };
const wrapped = (more: JsonObject = {}) => ({ type: "object", properties: { data: list, ...more } });
const query = (schemas: Record<string, JsonObject>) =>
  Object.entries(schemas).map(([name, schema]) => parameter(name, { schema }));
const linked = { responses: { "200": { description: "", headers: { link: { schema: text } }, ...content(list) } } };

function content(schema: JsonObject) {
  return { content: { "application/json": { schema } } };
}

function pagesOf(operation: JsonObject) {
  const { hints, notes } = proposed(described({ "/things": { get: operation } }));
  return { pages: hints["GET /things"]?.pages, notes };
}

test.each<[string, JsonObject, JsonObject]>([
  [
    "numbered pages whose first is stated",
    answering(wrapped({ total: number }), {
      parameters: query({ page: { ...number, default: 1 }, per_page: { ...number, default: 20 } }),
    }),
    { style: "page", page: "page", size: "per_page", first: 1, items: "data", total: "total", defaultSize: 20 },
  ],
  [
    "an offset",
    answering(wrapped({ meta: { type: "object", properties: { has_more: { type: "boolean" } } } }), {
      parameters: query({ offset: number, limit: number }),
    }),
    { style: "offset", offset: "offset", limit: "limit", items: "data", more: "meta.has_more" },
  ],
  [
    "an offset whose pages are as long as the usual number of items",
    answering(wrapped(), { parameters: query({ offset: number, limit: { ...number, default: 20, maximum: 100 } }) }),
    { style: "offset", offset: "offset", limit: "limit", items: "data", cap: 20 },
  ],
  [
    "an offset whose pages have a most",
    answering(wrapped(), { parameters: query({ offset: number, limit: { ...number, maximum: 100 } }) }),
    { style: "offset", offset: "offset", limit: "limit", items: "data", cap: 100 },
  ],
  [
    "a cursor whose next is in the answer",
    answering(wrapped({ nextPageToken: text }), { parameters: query({ pageToken: text }) }),
    { style: "cursor", cursor: "pageToken", next: "nextPageToken", items: "data" },
  ],
  [
    "an address in the answer",
    answering(wrapped({ next: { type: ["string", "null"], format: "uri" } }), { parameters: query({ page: number }) }),
    { style: "link", next: "next", items: "data" },
  ],
  [
    "an address under a longer name",
    answering(wrapped({ next_page_uri: { type: "string", format: "uri" } }), {
      parameters: query({ Page: { ...number, default: 0 }, PageSize: number, PageToken: text }),
    }),
    { style: "link", next: "next_page_uri", items: "data" },
  ],
  ["a declared Link header", linked, { style: "link", items: "" }],
])("%s", (_what, operation, want) => {
  expect(pagesOf(operation).pages).toEqual(want);
});

test.each<[string, JsonObject]>([
  ["numbered pages whose first is not stated", answering(list, { parameters: query({ page: number, limit: number }) })],
  ["a bare list with page and per_page", answering(list, { parameters: query({ page: number, per_page: number }) })],
  ["a cursor without its next", answering(wrapped(), { parameters: query({ cursor: text }) })],
  ["an offset that is a text", answering(wrapped(), { parameters: query({ offset: text, limit: number }) })],
  [
    "an offset that begins with 1",
    answering(list, { parameters: query({ offset: { ...number, minimum: 1 }, limit: number }) }),
  ],
  [
    "numbered pages beside a token",
    answering(wrapped(), { parameters: query({ page: { ...number, default: 0 }, size: number, pageToken: text }) }),
  ],
  ["an offset whose end nothing shows", answering(wrapped(), { parameters: query({ offset: number, limit: number }) })],
  ["a start that nothing places", answering(list, { parameters: query({ startIndex: number, limit: number }) })],
])("%s: nothing is proposed, and a note says so", (_what, operation) => {
  const { pages, notes } = pagesOf(operation);

  expect(pages).toBeUndefined();
  expect(notes).toEqual([expect.stringContaining("how its pages go on is not plain")]);
});

test.each<[string, JsonObject]>([
  ["a record with a list", wrapped({ id: text })],
  ["two lists", { type: "object", properties: { a: list, b: list } }],
  ["a list or a record", { type: "object", properties: { data: { oneOf: [list, { type: "object" }] } } }],
])("%s has no pages", (_what, schema) => {
  const operation = answering(schema, { parameters: query({ offset: number, limit: number }) });

  expect(pagesOf(operation).pages).toBeUndefined();
});
