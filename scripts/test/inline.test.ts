import { expect, test } from "vitest";
import { inline } from "../pipeline/normalise/inline.ts";

const document = {
  openapi: "3.1.0",
  info: { title: "T", version: 1 },
  tags: [{ name: "a", description: 2 }, "odd"],
  paths: {
    "/b": { $ref: "#/components/pathItems/B" },
    "/a": {
      parameters: [{ name: "id", in: "path" }, { $ref: "#/components/parameters/Limit" }],
      get: {
        parameters: [{ name: "limit", in: "query", description: "Its own." }],
        requestBody: { $ref: "#/components/requestBodies/Body" },
        responses: {
          default: { $ref: "#/components/responses/Error" },
          "200": { description: "OK" },
          "x-a": 1,
        },
      },
      post: { servers: [], requestBody: { $ref: "#/components/requestBodies/Body" }, responses: {} },
    },
    "x-b": {},
  },
  components: {
    parameters: { Limit: { name: "limit", in: "query" } },
    requestBodies: { Body: { content: { "application/json": {} } } },
    responses: { Error: { $ref: "#/components/responses/Other" }, Other: { description: "Error" } },
    pathItems: { B: { get: { responses: {} } } },
    schemas: { S: { type: "object" } },
  },
};

test("parameters, bodies and answers stand where they are used", () => {
  const { paths } = inline(document);

  expect(paths["/a"]?.get).toEqual({
    parameters: [
      { name: "id", in: "path", "x-at": "#/paths/~1a/parameters/0" },
      { name: "limit", in: "query", description: "Its own.", "x-at": "#/paths/~1a/get/parameters/0" },
    ],
    responses: { "200": { description: "OK" }, default: { description: "Error" } },
  });
  expect(paths["/a"]?.post?.requestBody).toEqual({ content: { "application/json": {} } });
});

test("a read has no body, whatever is described", () => {
  expect(document.paths["/a"].get.requestBody).toBeDefined();
  expect(inline(document).paths["/a"]?.get).not.toHaveProperty("requestBody");
});

test("a shared parameter says where it is declared", () => {
  const { paths } = inline(document);

  expect(paths["/a"]?.post?.parameters).toEqual([
    { name: "id", in: "path", "x-at": "#/paths/~1a/parameters/0" },
    { name: "limit", in: "query", "x-at": "#/components/parameters/Limit" },
  ]);
});

test("paths are in order, extensions gone, schemas kept", () => {
  const { paths, components, info, tags } = inline(document);

  expect(Object.keys(paths)).toEqual(["/a", "/b"]);
  expect(Object.keys(paths["/b"] ?? {})).toEqual(["get"]);
  expect(components).toEqual({ schemas: { S: { type: "object" } } });
  expect(info).toEqual({ title: "T" });
  expect(tags).toEqual([{ name: "a" }]);
});

test("a parameter that is declared twice in the same words is one", () => {
  const [id, other] = [
    { name: "id", in: "query" },
    { name: "id", in: "query", schema: { type: "string" } },
  ];
  const paths = { "/a": { get: { parameters: [id, { ...id }, other], responses: {} } } };

  const { parameters } = inline({ ...document, paths }).paths["/a"]?.get ?? {};

  expect(parameters).toEqual([
    { ...id, "x-at": "#/paths/~1a/get/parameters/0" },
    { ...other, "x-at": "#/paths/~1a/get/parameters/2" },
  ]);
});

test("no answer to HEAD has content", () => {
  const responses = { "200": { description: "OK", content: { "application/json": {} } }, "x-a": 1 };

  const { head } = inline({ ...document, paths: { "/a": { head: { responses } } } }).paths["/a"] ?? {};

  expect(head?.responses).toEqual({ "200": { description: "OK" } });
});
