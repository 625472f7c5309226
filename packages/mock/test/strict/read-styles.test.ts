import { describe, expect, test } from "vitest";
import type { Document, Operation, Parameter, Schema } from "../../src/description/document.ts";
import type { MockRequest } from "../../src/http/message.ts";
import { readBody } from "../../src/strict/read-body.ts";
import { readParameter } from "../../src/strict/read-parameter.ts";

const document = { openapi: "3.1.0", paths: {} } as Document;
const list: Schema = { type: "array", items: { type: "integer" } };
const object: Schema = { type: "object", properties: { R: { type: "integer" }, G: { type: "string" } } };
const plain: Schema = { type: "integer" };
const request = (part: Partial<MockRequest>): MockRequest => ({
  method: "GET",
  path: "/",
  query: new URLSearchParams(),
  headers: {},
  body: undefined,
  text: "",
  ...part,
});

// The cells of the table "Style Examples" in OpenAPI, with numbers in it.
describe("a value is read as its style writes it:", () => {
  test.each<[Parameter["in"], string | undefined, boolean | undefined, Schema, string, unknown]>([
    ["query", "form", true, plain, "v=1", 1],
    ["query", undefined, undefined, list, "v=1&v=2", [1, 2]],
    ["query", "form", false, list, "v=1,2", [1, 2]],
    ["query", "form", false, object, "v=R,1,G,2", { R: 1, G: "2" }],
    ["query", undefined, undefined, object, "R=1&G=2", { R: 1, G: "2" }],
    ["query", "spaceDelimited", false, list, "v=1%202", [1, 2]],
    ["query", "pipeDelimited", false, list, "v=1%7C2", [1, 2]],
    ["query", "deepObject", true, object, "v[R]=1&v[G]=2", { R: 1, G: "2" }],
    ["query", "deepObject", true, plain, "v=1", 1],
    ["query", undefined, undefined, { oneOf: [plain, object] }, "v=1", 1],
    ["query", "form", false, { oneOf: [plain, object] }, "v=R,1,G,2", { R: 1, G: "2" }],
    ["path", undefined, undefined, plain, "1", 1],
    ["path", "simple", false, list, "1,2", [1, 2]],
    ["path", "simple", false, object, "R,1,G,2", { R: 1, G: "2" }],
    ["path", "simple", true, object, "R=1,G=2", { R: 1, G: "2" }],
    ["path", "label", false, list, ".1,2", [1, 2]],
    ["path", "label", true, list, ".1.2", [1, 2]],
    ["path", "label", true, object, ".R=1.G=2", { R: 1, G: "2" }],
    ["path", "matrix", false, plain, ";v=1", 1],
    ["path", "matrix", false, list, ";v=1,2", [1, 2]],
    ["path", "matrix", true, list, ";v=1;v=2", [1, 2]],
    ["path", "matrix", true, object, ";R=1;G=2", { R: 1, G: "2" }],
    ["header", undefined, undefined, list, "1,2", [1, 2]],
    ["header", "simple", true, object, "R=1,G=2", { R: 1, G: "2" }],
    ["cookie", "form", true, plain, "a=b; v=1", 1],
  ])("%s, %s, exploded: %s", (place, style, explode, schema, text, value) => {
    const parameter = {
      name: "v",
      in: place,
      schema,
      ...(style && { style }),
      ...(explode !== undefined && { explode }),
    };
    const sent = {
      query: request({ query: new URLSearchParams(text) }),
      header: request({ headers: { v: text } }),
      cookie: request({ headers: { cookie: text } }),
      path: request({}),
    }[place];

    expect(readParameter(document, parameter, sent, { v: text })?.value).toEqual(value);
  });

  test("a list in another style than its own is another value", () => {
    const sent = request({ query: new URLSearchParams("v=1,2") });

    expect(readParameter(document, { name: "v", in: "query", schema: list }, sent, {})?.value).toEqual(["1,2"]);
  });
});

describe("a body is read as its media type writes it:", () => {
  const schema: Schema = {
    type: "object",
    properties: { n: plain, l: list, o: object, f: { type: "string", format: "binary" } },
  };
  const read = (declared: string, type: string, text: string, encoding = {}) =>
    readBody(
      document,
      { body: { content: { [declared]: { schema, encoding } } } } as unknown as Operation,
      request({ headers: { "content-type": type }, text, body: text }),
    )?.value;
  const pairs = "application/x-www-form-urlencoded";

  test("pairs", () => {
    expect(read(pairs, pairs, "n=1&l=1&l=2&o=%7B%22R%22%3A1%7D")).toEqual({ n: 1, l: [1, 2], o: { R: 1 } });
    expect(read(pairs, pairs, "o[R]=1&o[G]=2", { o: { style: "deepObject" } })).toEqual({ o: { R: 1, G: "2" } });
  });

  test("parts", async () => {
    const form = new FormData();
    form.append("n", "1");
    form.append("l", "1");
    form.append("l", "2");
    form.append("o", JSON.stringify({ R: 1 }));
    form.append("f", new Blob(["a\r\nb\r\n\r\nc"]), 'odd"name.bin');
    const sent = new Response(form);
    const type = sent.headers.get("content-type") ?? "";

    expect(read("multipart/form-data", type, await sent.text())).toEqual({
      ...{ n: 1, l: [1, 2], o: { R: 1 } },
      f: "a\r\nb\r\n\r\nc",
    });
  });

  test("bytes, and a type that is not declared", () => {
    expect(read("application/*", "application/pdf", "%PDF")).toBe("%PDF");
    expect(read("application/json", "text/plain", "1")).toBeUndefined();
  });
});

test("what may be a list or one text is one text where one came", () => {
  const either: Schema = { anyOf: [{ type: "string" }, list] };
  const read = (query: string) =>
    readParameter(
      document,
      { name: "v", in: "query", schema: either },
      request({ query: new URLSearchParams(query) }),
      {},
    );

  expect(read("v=a")?.value).toBe("a");
  expect(read("v=1&v=2")?.value).toEqual([1, 2]);
});
