import { describe, expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { withActions } from "../pipeline/propose/document.ts";
import { mends } from "../pipeline/propose/mend.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { answering, described, ref, text } from "./support/document.ts";

const gone = (part: string) => ({ $ref: `#/components/${part}/Gone` });
const mended = (facts: JsonObject) => withActions(facts, mends(facts, "acme"), "acme");
const operationOf = (operation: JsonObject) => mended(described({ "/a": { get: operation } })).paths;
const schemaOf = (schema: unknown) => {
  const { components } = mended(described({}, { A: schema as JsonObject })) as { components: { schemas: JsonObject } };
  return components.schemas.A;
};

test("a description with nothing wrong stays as it is", () => {
  expect(mends(described({ "/a": { get: answering(text) } }), "acme")).toEqual([]);
});

describe("of a schema that no description may hold nothing is known", () => {
  test.each<[string, unknown, unknown]>([
    ["a reference that leads nowhere", { description: "A", ...gone("schemas") }, { description: "A" }],
    ["one out of the document", { anyOf: [text, { $ref: "https://other.test/a" }] }, { anyOf: [text, {}] }],
    ["one to another kind of part", { items: { $ref: "#/info" } }, { items: {} }],
    ["one that is no text", { $ref: 1 }, {}],
    ["a text", { properties: { a: "string", b: text } }, { properties: { a: {}, b: text } }],
    ["a list", { properties: { a: [], b: { items: [text] } } }, { properties: { a: {}, b: { items: {} } } }],
    ["one among others", { allOf: [null, text, "A"] }, { allOf: [text] }],
    ["no map of properties", { type: "object", properties: [] }, { type: "object" }],
    ["a list of such", { type: "object", properties: ["a", "b"] }, { type: "object" }],
    ["a list of values that is none", { type: "string", enum: "a" }, { type: "string" }],
  ])("%s", (_what, given, want) => {
    expect(schemaOf(given)).toEqual(want);
  });
});

describe("keywords that say nothing are none", () => {
  test.each<[string, JsonObject, boolean]>([
    ["numbers for a text", { type: "string", enum: [1, true] }, false],
    ["texts for a number", { type: "integer", enum: ["1", "2"] }, false],
    ["fractions for a whole number", { type: "integer", enum: [0.5] }, false],
    ["those of the items", { type: "array", items: text, enum: ["a"] }, false],
    ["names for an object", { type: "object", properties: {}, enum: ["A"] }, false],
    ["some of each, which stay", { type: "string", enum: [1, "a"] }, true],
    ["those of one of two types", { type: ["string", "null"], enum: ["a", null] }, true],
    ["only null", { type: "string", nullable: true, enum: [null] }, true],
    ["of a type that nobody knows", { type: "any", enum: [1] }, true],
    ["of no type", { enum: [1] }, true],
    ["no values", { type: "string", enum: [] }, false],
  ])("%s", (_what, schema, isKept) => {
    expect(schemaOf(schema)).toEqual(isKept ? schema : { ...schema, enum: undefined });
  });

  test.each<[string, JsonObject, JsonObject]>([
    ["a limit in quotes", { minimum: "1", maximum: 2, maxLength: "3" }, { maximum: 2 }],
    ["a limit below nothing", { minLength: -1, minItems: 0.5, multipleOf: 0 }, {}],
    ["a format and a pattern that are no texts", { format: 1, pattern: true }, {}],
    [
      "fields of a text",
      { type: "string", properties: { a: text }, required: ["a"], additionalProperties: false },
      { type: "string" },
    ],
    ["items of a number", { type: "number", items: text }, { type: "number" }],
    ["items of what may be a list", { type: ["array", "null"], items: text }, { type: ["array", "null"], items: text }],
    ["choices of nothing", { oneOf: [], allOf: [], anyOf: [text] }, { anyOf: [text] }],
    [
      "flags",
      { uniqueItems: "true", exclusiveMinimum: true, exclusiveMaximum: 5 },
      { exclusiveMinimum: true, exclusiveMaximum: 5 },
    ],
  ])("%s", (_what, schema, want) => {
    expect(schemaOf(schema)).toEqual(want);
  });

  test("also where Swagger 2.0 says so of a parameter", () => {
    const parameters = [{ name: "a", in: "query", type: "string", enum: [1] }];

    expect(mended({ swagger: "2.0", paths: { "/a": { get: { parameters } } } }).paths).toEqual({
      "/a": { get: { parameters: [{ name: "a", in: "query", type: "string" }] } },
    });
  });
});

test("a field that calls itself required is one that its object requires", () => {
  const properties = { a: { type: "string", required: true }, b: { type: "string", required: false }, c: text };

  expect(schemaOf({ properties, required: ["c"] })).toEqual({
    properties: { a: text, b: text, c: text },
    required: ["c", "a"],
  });
});

describe("of an operation's parts", () => {
  test.each<[string, JsonObject, unknown]>([
    ["parameters", { parameters: [gone("parameters"), "page", { name: "a" }] }, { parameters: [] }],
    ["a list of parameters", { parameters: {} }, {}],
    ["tags", { tags: "a" }, {}],
    ["an id", { operationId: 1 }, {}],
    ["credentials", { security: {} }, {}],
    ["an answer", { responses: { 200: gone("responses"), 404: "none" } }, { responses: { 200: any, 404: any } }],
    ["all answers", { responses: [] }, {}],
    ["a body", { requestBody: gone("requestBodies") }, { requestBody: { content: { "*/*": {} } } }],
    ["content", { requestBody: { content: { "a/b": "x" } } }, { requestBody: { content: { "a/b": {} } } }],
  ])("%s", (_what, operation, want) => {
    expect(operationOf(operation)).toEqual({ "/a": { get: want } });
  });

  test("a header, and a whole path", () => {
    const headers = { A: gone("headers"), B: "text", C: { schema: text } };
    const paths: JsonObject = { "/a": { get: { responses: { 200: { headers } } } }, "/b": { $ref: "b.yaml" }, "/c": 1 };

    expect(mended({ ...described({}), paths }).paths).toEqual({
      "/a": { get: { responses: { 200: { headers: { C: { schema: text } } } } } },
    });
  });
});

const any = { description: "", content: { "*/*": {} } };

test("of what the whole holds, where a list stands for a map with nothing in it", () => {
  const given = {
    ...described({}),
    servers: { url: "/" },
    security: {},
    components: { schemas: [], securitySchemes: [] },
  };

  expect(mended(given)).toEqual({ ...described({}), components: {} });
});

test("what is taken away may be what something else refers to", () => {
  const components = { parameters: { A: "text" }, schemas: { A: { $ref: "#/components/schemas/A" } } };
  const paths = { "/a": { parameters: [{ $ref: "#/components/parameters/A" }] } };
  const given = { ...described({}), paths, components };

  const result = mended(given);

  expect(checkParts(result)).toEqual([]);
  expect(result.paths).toEqual({ "/a": { parameters: [] } });
});

test("an answer in Swagger 2.0 keeps its types", () => {
  const given = { swagger: "2.0", paths: { "/a": { get: { responses: { 200: { $ref: "#/responses/Gone" } } } } } };

  expect(mended(given).paths).toEqual({ "/a": { get: { responses: { 200: { description: "", schema: {} } } } } });
});

test("every correction says why", () => {
  expect(mends(described({}, { A: gone("schemas") }), "acme")).toEqual([
    {
      target: "$['components']['schemas']['A']['$ref']",
      description:
        "Proposed: Nothing is known of what stands here, as its $ref #/components/schemas/Gone leads nowhere.",
      remove: true,
    },
  ]);
});

describe("a schema that is made of itself ends", () => {
  const schemasOf = (schemas: Record<string, JsonObject>) =>
    (mended(described({}, schemas)).components as JsonObject).schemas;

  test("where the members of a choice take its parent in", () => {
    const parent = { properties: { kind: text }, discriminator: { propertyName: "kind" } };
    const more = { properties: { age: text } };

    expect(schemasOf({ Pet: { ...parent, oneOf: [ref("Cat")] }, Cat: { allOf: [ref("Pet"), more] } })).toEqual({
      Pet: { ...parent, oneOf: [ref("Cat")] },
      Cat: { allOf: [more, { properties: { kind: text } }] },
    });
  });

  test("where two are all of each other, and where one is one of itself", () => {
    const a = { allOf: [ref("B"), text] };

    expect(schemasOf({ A: a, B: { allOf: [ref("A")] }, C: { oneOf: [ref("C"), text] } })).toEqual({
      A: { allOf: [text] },
      B: {},
      C: { oneOf: [text] },
    });
  });

  test("and one that has itself in a field, or among its items, stays", () => {
    const schemas = { A: { properties: { a: ref("A") } }, B: { anyOf: [text, { items: ref("B") }] } };

    expect(schemasOf(schemas)).toEqual(schemas);
  });
});
