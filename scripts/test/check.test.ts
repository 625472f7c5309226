import { describe, expect, test } from "vitest";
import { check } from "../pipeline/check/check.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { refuse } from "../pipeline/problems/problem.ts";
import { answering, documentOf, hinted, ref, taking, text } from "./support/document.ts";
import { messageOf } from "./support/problems.ts";

type Paths = Record<string, Record<string, JsonObject>>;
const problems = (paths: Paths, schemas = {}) =>
  messageOf(() => refuse(check(documentOf(paths, schemas), "acme").findings, "spec.yaml", "overlay.yaml"));
const get = (rest: JsonObject = {}, name = "get") => ({ ...answering(text), ...hinted("runs", name), ...rest });
const run = { type: "object", properties: { id: text, state: { type: "string", enum: ["on", "off"] } } };

test("what is settled passes", () => {
  expect(problems({ "/a": { get: get() } })).toBeUndefined();
});

describe("each problem says where, what and how to settle it", () => {
  test("an operation without a name", () => {
    const { "x-sdk": _, ...rest } = get({ tags: ["Run plans"], operationId: "listAll" });

    expect(problems({ "/a": { get: rest } })).toBe(`spec.yaml#/paths/~1a/get
  the operation needs a group and a name, as in client.group.name()
  settled in overlay.yaml by:
  - target: $.paths['/a'].get
    description: (the reason, and where it is stated)
    update:
      x-sdk:
        group: runPlans
        name: listAll`);
  });

  test("a path parameter that is not declared", () => {
    expect(problems({ "/a/{id}": { get: get() } })).toBe(`spec.yaml#/paths/~1a~1{id}/get
  path parameter {id} is not declared
  settled in overlay.yaml by:
  - target: $.paths['/a/{id}'].get
    description: (the reason, and where it is stated)
    update:
      parameters:
        - name: id
          in: path
          required: true
          schema:
            type: string`);
  });

  test("a path parameter that is not in the path", () => {
    const parameters = [{ name: "id", in: "path", schema: text }];

    expect(problems({ "/a": { get: get({ parameters }) } })).toBe(`spec.yaml#/paths/~1a/get/parameters/0
  path parameter id is not in the path /a
  settled in overlay.yaml by:
  - target: $.paths['/a'].get.parameters[?@.name == 'id' && @.in == 'path']
    description: (the reason, and where it is stated)
    remove: true`);
  });

  test("two inputs of one name in one place, which no other name tells apart", () => {
    const parameters = [
      { name: "name", in: "query", schema: text },
      { name: "name", in: "query" },
    ];

    expect(problems({ "/a": { get: get({ parameters }) } })).toBe(`spec.yaml#/paths/~1a/get/parameters/1
  two inputs are called name: both in query`);
  });

  test("two inputs of one name", () => {
    const parameters = [{ name: "name", in: "path", schema: text }];
    const body = taking({ type: "object", properties: { name: text } });

    expect(
      problems({ "/a/{name}": { put: get({ parameters, ...body }) } }),
    ).toBe(`spec.yaml#/paths/~1a~1{name}/put/parameters/0
  two inputs are called name: in path and body
  settled in overlay.yaml by:
  - target: $.paths['/a/{name}'].put.parameters[?@.name == 'name' && @.in == 'path']
    description: (the reason, and where it is stated)
    update:
      x-sdk:
        as: nameInPath`);
  });

  test("a body of any type", () => {
    const requestBody = { content: { "*/*": { schema: ref("Run") } } };

    expect(
      problems({ "/a": { post: get({ requestBody }) } }, { Run: text }),
    ).toBe(`spec.yaml#/paths/~1a/post/requestBody/content/*~1*
  a request body of any type: say which it is
  settled in overlay.yaml by:
  - target: $.paths['/a'].post.requestBody.content
    description: (the reason, and where it is stated)
    update:
      application/json:
        schema:
          $ref: "#/components/schemas/Run"
  - target: $.paths['/a'].post.requestBody.content['*/*']
    description: (the reason, and where it is stated)
    remove: true`);
  });

  test("an answer that can be read in two ways", () => {
    const responses = {
      "200": { content: { "application/json": {} } },
      "202": { content: { "text/csv": {} } },
      "404": {},
    };

    expect(problems({ "/a": { get: get({ responses }) } })).toBe(`spec.yaml#/paths/~1a/get/responses
  its content types do not tell how to read a success (statuses: 200, 202, 404)
  settled in overlay.yaml by:
  - target: $.paths['/a'].get
    description: (the reason, and where it is stated)
    update:
      x-sdk:
        answer: json`);
  });

  test("two types of one name", () => {
    const schemas = { "a.Run": run, "a-run": { "x-sdk": { as: "Run" } }, "b.Run": {} };

    expect(problems({ "/a": { get: get() } }, schemas)).toBeUndefined();
    expect(problems({ "/a": { get: get() } }, { ARun: run, ...schemas })).toBe(`spec.yaml#/components/schemas/a.Run
  two types would be called ARun: see also #/components/schemas/ARun
  settled in overlay.yaml by:
  - target: $.components.schemas['a.Run']
    description: (the reason, and where it is stated)
    update:
      x-sdk:
        as: ARunType`);
  });
});

test("an answer under what is no status", () => {
  const responses = { "200": {}, "*/ evil": {} };

  expect(problems({ "/a": { get: get({ responses }) } })).toBe(`spec.yaml#/paths/~1a/get/responses/*~1 evil
  "*/ evil" must be a status, a range such as 4XX, or default
  settled in overlay.yaml by:
  - target: $.paths['/a'].get.responses['*/ evil']
    description: (the reason, and where it is stated)
    remove: true`);
});

describe("problems that only their author can settle", () => {
  const parameter = (rest: JsonObject) => ({
    "/a": { get: get({ parameters: [{ name: "p", in: "query", ...rest }] }) },
  });

  test.each<[string, Paths, string]>([
    [
      "two operations of one id",
      { "/a": { get: get() }, "/b": { get: get() } },
      "two methods are called runs.get: see also #/paths/~1a/get/x-sdk",
    ],
    [
      "ids that make one constant",
      { "/a": { get: get() }, "/b": { get: get(hinted("runsGet", "x")) }, "/c": { get: get(hinted("runs", "getX")) } },
      "two methods are called runs.getX: see also #/paths/~1b/get/x-sdk",
    ],
    [
      "a group that hides the client's own",
      { "/a": { get: get(hinted("request", "get")) } },
      "no group can be called request",
    ],
    [
      "a method that makes a promise of the group",
      { "/a": { get: get(hinted("runs", "then")) } },
      "no method can be called then",
    ],
    [
      "an unknown hint",
      { "/a": { get: get(hinted("runs", "get", { pgaes: {} })) } },
      "there is no pgaes here, perhaps pages; known are group, name, effect, base, server, unconfirmed, answer, lastEvent, pages, run, record, lint",
    ],
    [
      "an unknown effect",
      { "/a": { get: get(hinted("runs", "get", { effect: "write" })) } },
      'must be one of read, idempotent, keyed, once, not "write"',
    ],
    ["an unknown base", { "/a": { get: get(hinted("runs", "get", { base: "host" })) } }, 'must be origin, not "host"'],
    [
      "a lint without a reason",
      { "/a": { get: get(hinted("runs", "get", { lint: { pages: " " } })) } },
      'must be a reason, not " "',
    ],
    [
      "a name that is no identifier",
      { "/a": { get: get(hinted("runs", "get-all")) } },
      'must be a name like listRuns, not "get-all"',
    ],
    [
      "an input that every object has",
      parameter({ name: "constructor", schema: text }),
      "no input can be called constructor",
    ],
    ["a cookie", parameter({ in: "cookie" }), "cookie p: cookies are not sent; remove it"],
    [
      "a list of lists in a query",
      parameter({ schema: { type: "array", items: { type: "array" } } }),
      "query parameter p: style form cannot write lists or objects inside others",
    ],
    [
      "a list in the depth of an object",
      parameter({ schema: { type: "array", items: text }, style: "deepObject" }),
      "query parameter p: style deepObject has no such value",
    ],
    [
      "a parameter with content that is neither JSON nor text",
      parameter({ content: { "image/png": {} } }),
      "parameter p has content of image/png: only JSON and text are written",
    ],
    ["a header that is none", parameter({ in: "header", name: "a b" }), '"a b" must be a header name'],
    ["a path that ends a comment", { "/a/*/": { get: get() } }, 'the path "/a/*/" has characters that no URL has'],
    [
      "a server of its own",
      { "/a": { get: get({ servers: [] }) } },
      "servers of its own: an operation goes to the client's server",
    ],
  ])("%s", (_what, paths, want) => {
    expect(problems(paths)?.split("\n")[1]).toBe(`  ${want}`);
  });

  test("a server of its own is none where the hints say which", () => {
    const hints = hinted("runs", "get", { base: "origin" });

    expect(problems({ "/a": { get: get({ servers: [], ...hints }) } })).toBeUndefined();
  });

  test.each([
    ["Promise", "a type cannot be called Promise"],
    ["x.Record", "a type cannot be called Record"],
    ["Pick", "a type cannot be called Pick"],
    ["1st", '"1st" must be a name for a type, such as RunState'],
    ["AcmeRuns", "two types would be called AcmeRuns: see also the client's own types"],
    ["AcmeApi", "two types would be called AcmeApi: see also the client's own types"],
    ["RunsGetInput", "two types would be called RunsGetInput: see also the client's own types"],
  ])("a schema called %s", (name, want) => {
    expect(problems({ "/a": { get: get() } }, { [name]: run })?.split("\n")[1]).toBe(`  ${want}`);
  });
});

test("an unknown hint of a schema", () => {
  expect(problems({ "/a": { get: get() } }, { Run: { "x-sdk": { name: "Run" } } })?.split("\n")[1]).toBe(
    "  there is no name here; known are as, lint",
  );
});

describe("a plan for pages", () => {
  const list = (
    pages: JsonObject,
    answer: JsonObject = { type: "object", properties: { runs: { type: "array" }, total: text } },
  ) => ({
    "/a": {
      get: {
        ...get({ parameters: [{ name: "page", in: "query", schema: text }], ...answering(answer) }),
        ...hinted("runs", "list", { pages }),
      },
    },
  });
  const page = { style: "page", page: "page", size: "page", first: 0, items: "runs" };

  test.each<[string, JsonObject, string | undefined]>([
    ["passes", { ...page, total: "total" }, undefined],
    ["names an input that is missing", { ...page, size: "limit" }, "the operation has no input limit; it has page"],
    ["names a field that is missing", { ...page, items: "items" }, 'the answer has no field "items"'],
    ["names a total that is missing", { ...page, total: "pages.total" }, 'the answer has no field "pages.total"'],
    ["names a field that is no list", { ...page, items: "total" }, 'the answer\'s "total" is not a list'],
    [
      "has a style nobody knows",
      { style: "scroll" },
      'must be one of page, offset, cursor, link, single, not "scroll"',
    ],
    ["lacks a part", { style: "page", page: "page", first: 0, items: "runs" }, "size is missing; it must be a text"],
  ])("%s", (_what, pages, want) => {
    expect(problems(list(pages))?.split("\n")[1]).toBe(want && `  ${want}`);
  });

  test("may read offset and limit inside a JSON parameter", () => {
    const pages = { style: "offset", in: "page", offset: "offset", limit: "limit", items: "" };

    expect(problems(list(pages, { type: "array" }))).toBeUndefined();
  });
});

describe("a path parameter that nothing in a path can be", () => {
  const at = (schema: JsonObject) => {
    const parameters = [{ name: "id", in: "path", required: true, schema }];
    return problems({ "/a/{id}": { get: get({ parameters }) } });
  };
  const version = { type: "object", additionalProperties: false };
  const field = { type: "integer", readOnly: true };

  test.each([
    [{ type: "string", enum: ["", ".."] }],
    [{ type: "string", maxLength: 0 }],
    [{ ...version, properties: { major: field } }],
  ])("is named: %j", (schema) => {
    expect(at(schema)).toContain("path parameter id allows no value that can stand in a path");
  });

  test.each([[{ type: "string", enum: ["", "a"] }], [{ ...version, properties: { major: { type: "integer" } } }]])(
    "is not one that something can be: %j",
    (schema) => {
      expect(at(schema)).toBeUndefined();
    },
  );
});

test("an asterisk stands in a path, though not where it ends a comment", () => {
  expect(problems({ "/a*": { get: get() } })).toBeUndefined();
  expect(problems({ "/a*/b": { get: get() } })).toContain("has characters that no URL has");
});

test("all problems come at once, sorted", () => {
  const body = { requestBody: { content: { "*/*": {} } } };
  const message = problems({
    "/b/{id}": { get: get() },
    "/a": { post: get(body, "create"), get: { responses: {} } },
  });

  expect(message?.match(/^spec.*/gm)).toEqual([
    "spec.yaml#/paths/~1a/get",
    "spec.yaml#/paths/~1a/get/responses",
    "spec.yaml#/paths/~1a/post/requestBody/content/*~1*",
    "spec.yaml#/paths/~1b~1{id}/get",
  ]);
});
