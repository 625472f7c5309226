import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../pipeline/json/json.ts";
import { upgrade } from "../pipeline/normalise/upgrade.ts";

const withSchema = (schema: JsonObject): JsonObject => ({
  openapi: "3.0.3",
  info: {},
  paths: {},
  components: { schemas: { S: schema } },
});
const schemaOf = (document: JsonObject): Json | undefined =>
  ((document.components as JsonObject).schemas as JsonObject).S;

describe("a schema of OpenAPI 3.0", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["nullable", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["not nullable", { type: "string", nullable: false }, { type: "string" }],
    [
      "a nullable enum",
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a", null] },
    ],
    [
      "a nullable enum with null",
      { type: "string", nullable: true, enum: [null] },
      { type: ["string", "null"], enum: [null] },
    ],
    [
      "a nullable reference",
      { properties: { a: { allOf: [{ $ref: "#/x" }], nullable: true, description: "A." } } },
      { properties: { a: { description: "A.", anyOf: [{ allOf: [{ $ref: "#/x" }] }, { type: "null" }] } } },
    ],
    ["nullable without a type", { nullable: true, description: "Anything." }, { description: "Anything." }],
    [
      "an exclusive minimum",
      { type: "number", minimum: 1, exclusiveMinimum: true },
      { type: "number", exclusiveMinimum: 1 },
    ],
    ["an inclusive maximum", { type: "number", maximum: 1, exclusiveMaximum: false }, { type: "number", maximum: 1 }],
    ["an example", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
    ["bytes", { type: "string", format: "binary" }, { type: "string", contentMediaType: "application/octet-stream" }],
    ["base64", { type: "string", format: "byte" }, { type: "string", contentEncoding: "base64" }],
    [
      "a discriminator",
      { oneOf: [], discriminator: { propertyName: "kind" } },
      { oneOf: [], discriminator: { propertyName: "kind" } },
    ],
    [
      "properties that are named like keywords",
      { properties: { nullable: { type: "boolean" }, example: { type: "string", nullable: true } } },
      { properties: { nullable: { type: "boolean" }, example: { type: ["string", "null"] } } },
    ],
    [
      "what is inside extensions, defaults and unknown keys",
      { "x-a": { type: "string", nullable: true }, default: { nullable: true }, odd: { example: 1 } },
      { "x-a": { type: "string", nullable: true }, default: { nullable: true }, odd: { example: 1 } },
    ],
  ])("%s", (_what, given, want) => {
    const upgraded = upgrade(withSchema(given), "a.yaml");

    expect(upgraded.openapi).toBe("3.1.0");
    expect(schemaOf(upgraded)).toEqual(want);
  });
});

test("a document of OpenAPI 3.1 stays as it is", () => {
  const document = { ...withSchema({ type: "string", example: "a" }), openapi: "3.1.1" };

  expect(upgrade(document, "a.yaml")).toBe(document);
});

describe("a document of Swagger 2.0", () => {
  const swagger = (): JsonObject => ({
    swagger: "2.0",
    info: { title: "Old", version: "1" },
    consumes: ["application/json"],
    produces: ["application/json"],
    paths: {
      "/a/{id}": {
        post: {
          parameters: [
            { name: "id", in: "path", required: true, type: "string" },
            { name: "body", in: "body", required: true, schema: { $ref: "#/definitions/A" } },
          ],
          responses: { "200": { description: "OK", schema: { $ref: "#/definitions/A" } } },
        },
      },
    },
    definitions: { A: { type: "object", properties: { n: { type: "string", example: "x" } } } },
  });

  test("becomes OpenAPI 3.1", () => {
    const { openapi, paths, components } = upgrade(swagger(), "a.yaml");

    const schema = { $ref: "#/components/schemas/A" };
    expect(openapi).toBe("3.1.0");
    expect(paths).toMatchObject({
      "/a/{id}": {
        post: {
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: { "200": { content: { "application/json": { schema } } } },
        },
      },
    });
    expect(components).toMatchObject({
      schemas: { A: { properties: { n: { type: "string", examples: ["x"] } } } },
    });
  });

  test("is not changed itself", () => {
    const given = swagger();

    upgrade(given, "a.yaml");

    expect(given).toEqual(swagger());
  });
});
