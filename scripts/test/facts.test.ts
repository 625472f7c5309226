import { describe, expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { factsOf } from "../pipeline/texts/facts.ts";
import { described } from "./support/document.ts";

const prose = { summary: "Theirs", description: "Theirs", externalDocs: { url: "u", description: "Theirs" } };
const published: JsonObject = {
  openapi: "3.0.0",
  info: { title: "Acme", version: "1", description: "Theirs", contact: { name: "Theirs" }, termsOfService: "u" },
  tags: [{ name: "runs", ...prose }],
  servers: [{ url: "/{v}", description: "Theirs", variables: { v: { default: "1", description: "Theirs" } } }],
  paths: {
    "x-more": { description: "Theirs" },
    "/runs": {
      ...prose,
      get: {
        ...prose,
        "x-sdk": { effect: "read" },
        "x-codeSamples": [{ source: "Theirs" }],
        parameters: [{ name: "description", in: "query", ...prose, example: "Theirs", schema: { title: "Theirs" } }],
        responses: {
          "200": { headers: { "X-Total": { description: "Theirs" } }, description: "Theirs", links: { a: prose } },
          "404": { $ref: "#/components/responses/Missing" },
        },
        callbacks: { done: { "{$url}": { post: { ...prose, responses: {} } } } },
      },
    },
  },
  components: {
    responses: { Missing: { description: "Theirs" } },
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "K", description: "Theirs" },
      oauth: { type: "oauth2", flows: { implicit: { authorizationUrl: "u", scopes: { read: "Theirs" } } } },
    },
    schemas: {
      Run: {
        title: "Theirs",
        properties: { summary: { type: "string", description: "Theirs" }, "x-y": { "x-nullable": true, "x-a": 1 } },
        example: { summary: "Theirs" },
        default: { description: "a value" },
        enum: [{ description: "a value" }],
      },
    },
  },
};

test("nothing that a vendor wrote as prose is a fact, whatever holds it", () => {
  expect(JSON.stringify(factsOf(published))).not.toContain("Theirs");
});

describe("a fact is kept", () => {
  const facts = factsOf(published) as never as Record<string, never>;
  const at = (path: string) =>
    path.split(" ").reduce((value: unknown, key) => (value as JsonObject)[key], facts as unknown);

  test.each<[string, string, unknown]>([
    ["the title of the whole", "info", { title: "Acme", version: "1" }],
    ["a parameter called description", "paths /runs get parameters 0 name", "description"],
    ["a field called summary", "components schemas Run properties summary", { type: "string" }],
    ["a field with the name of an extension", "components schemas Run properties x-y", { "x-nullable": true }],
    ["a default", "components schemas Run default", { description: "a value" }],
    ["a value", "components schemas Run enum 0", { description: "a value" }],
    ["a response's description, which has to be there", "paths /runs get responses 200 description", ""],
    ["a scope's name", "components securitySchemes oauth flows implicit scopes", { read: "" }],
    ["a reference to a response", "paths /runs get responses 404", { $ref: "#/components/responses/Missing" }],
  ])("%s", (_what, path, want) => {
    expect(at(path)).toEqual(want);
  });
});

test("hints that a vendor publishes are no facts", () => {
  expect(JSON.stringify(factsOf(published))).not.toContain("x-sdk");
});

test("what has no words is its own facts", () => {
  const bare = described({ "/a": { get: { responses: { "200": { description: "" } } } } });

  expect(factsOf(bare)).toEqual(bare);
  expect(factsOf(factsOf(published))).toEqual(factsOf(published));
});

test("a key with nothing after it says nothing, except of a value that may be null", () => {
  const schema = { properties: { a: null, b: { default: null, items: null } }, required: null };

  expect(factsOf(described({}, { A: schema }))).toEqual(
    described({}, { A: { properties: { a: {}, b: { default: null } } } }),
  );
});
