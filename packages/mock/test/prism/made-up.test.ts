import { expect, test } from "vitest";
import { type Document, startMock } from "../../src/index.ts";

const text = { type: "string" };
const documentOf = (schema: object, example?: unknown) => {
  const answer = {
    description: "",
    content: { "application/json": { schema, ...(example !== undefined && { example }) } },
  };
  return { openapi: "3.1.0", paths: { "/things": { get: { responses: { "200": answer } } } } } as unknown as Document;
};
const member = { type: "object", required: ["$ref"], properties: { $ref: text, id: text } };

test.each([
  ["made up", undefined, { $ref: "string", id: "string" }],
  ["given as an example", { $ref: "#/elsewhere", id: "1" }, { $ref: "#/elsewhere", id: "1" }],
])("a field called $ref is a field, and no file is read, where it is %s", async (_what, example, want) => {
  await using mock = await startMock({ name: "scim", document: documentOf(member, example), operations: [] });

  expect(await (await fetch(`${mock.url}/things`)).json()).toEqual(want);
});

test.each([
  ["may be null", { type: ["string", "null"] }, ["meta"], null],
  ["may be left out", text, [], undefined],
  ["has to be a text", text, ["next"], ""],
])("a page that is made up is the last one, where the link to the next %s", async (_what, next, required, want) => {
  const meta = {
    type: "object",
    required: required.filter((name) => name === "next"),
    properties: { next, count: text },
  };
  const page = { type: "object", properties: { items: { type: "array", items: text }, meta } };
  const pages = { style: "link", items: "items", next: "meta.next" } as const;
  const operations = [{ id: "things.list", method: "GET", path: "/things", effect: "read", pages }] as const;
  await using mock = await startMock({ name: "linked", document: documentOf(page), operations });

  const body = (await (await fetch(`${mock.url}/things`)).json()) as { meta: { next?: unknown } };

  expect(body.meta.next).toBe(want);
});
