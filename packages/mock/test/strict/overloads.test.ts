import { afterAll, beforeAll, expect, test } from "vitest";
import type { Document } from "../../src/description/document.ts";
import { type MockServer, startPrism } from "../../src/index.ts";

const text = { type: "string" };
const fixed = (name: string, place: string, value: string) => ({
  name,
  in: place,
  required: true,
  schema: { ...text, enum: [value] },
});
const asking = (name: string, place: string) => ({ name, in: place, required: true, schema: text });
const answering = (id: string) => ({
  "x-method": `items.${id}`,
  responses: {
    200: { description: id, content: { "application/json": { schema: { ...text, enum: [id] } } } },
  },
});
const taking = (properties: Readonly<Record<string, unknown>>) => ({
  required: true,
  content: { "application/json": { schema: { type: "object", properties, required: Object.keys(properties) } } },
});

const document = {
  openapi: "3.0.3",
  info: { title: "Overloads", version: "1" },
  paths: {
    "/items": { get: answering("list") },
    "/items#acl": { get: { ...answering("acl"), parameters: [asking("acl", "query")] } },
    "/items?kind=old": { get: { ...answering("old"), parameters: [fixed("kind", "query", "old")] } },
    "/items?kind=new": { get: { ...answering("fresh"), parameters: [fixed("kind", "query", "new")] } },
    "/items#copy": { put: { ...answering("copy"), parameters: [asking("x-from", "header")] } },
    "/items#put": { put: answering("put") },
    "/#One": { post: { ...answering("one"), parameters: [fixed("x-target", "header", "One")] } },
    "/#Two": { post: { ...answering("two"), parameters: [fixed("x-target", "header", "Two")] } },
    "/faces#url": { post: { ...answering("byUrl"), requestBody: taking({ url: text }) } },
    "/faces#id": { post: { ...answering("byId"), requestBody: taking({ id: text }) } },
    "/shared#file": { get: answering("file") },
    "/shared#folder": { get: answering("folder") },
  },
} as unknown as Document;

let mock: MockServer;
beforeAll(async () => {
  mock = await startPrism(document);
});
afterAll(() => mock.close());

test.each([
  ["nothing more", "GET /items", {}, "list"],
  ["a key of the query", "GET /items?acl=", {}, "acl"],
  ["a value of the query", "GET /items?kind=old", {}, "old"],
  ["another value of it", "GET /items?kind=new", {}, "fresh"],
  ["a header", "PUT /items", { headers: { "x-from": "a" } }, "copy"],
  ["no such header", "PUT /items", {}, "put"],
  ["the value of a header", "POST /", { headers: { "x-target": "Two" } }, "two"],
  ["the fields of the body", "POST /faces", { body: { id: "a" } }, "byId"],
  ["nothing: the first", "GET /shared", {}, "file"],
  ["what is preferred", "GET /shared", { headers: { prefer: "operation=items.folder" } }, "folder"],
  ["a preference is no more than that", "GET /items?acl=", { headers: { prefer: "operation=items.list" } }, "acl"],
])("of operations at one path a request is told by %s", async (_, request, init, answer) => {
  const { headers, body } = init as { readonly headers?: Record<string, string>; readonly body?: unknown };
  const [method = "", path = ""] = request.split(" ");
  const type = { "content-type": "application/json" };

  const response = await fetch(mock.url + path, {
    method,
    ...(body === undefined ? { headers: headers ?? {} } : { headers: type, body: JSON.stringify(body) }),
  });

  expect(await response.json()).toBe(answer);
});

test("what is wrong is said of the operation that its values ask for", async () => {
  const response = await fetch(`${mock.url}/items?kind=new&acl=&limit=1`);

  expect(response.status).toBe(400);
  expect((await response.json()).detail).toContain('query parameter "acl" is not declared; allowed: kind');
});
