import { describe, expect, test } from "vitest";
import type { Difference, Kind } from "../pipeline/docs/difference.ts";
import { differences } from "../pipeline/docs/differences.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { json, ref, text } from "./support/document.ts";

const document = (operation: JsonObject, rest: JsonObject = {}) => ({ paths: { "/a": { get: operation } }, ...rest });
const schemas = (schema: JsonObject) => ({ components: { schemas: { "acme.Run": schema } } });
const difference = (kind: Kind, where: string, published?: string, ours?: string): Difference => ({
  kind,
  where,
  published,
  ours,
});

test("nothing differs from itself, and hints are no difference", () => {
  const same = document({ parameters: [{ name: "a", in: "query" }] });

  expect(differences(same, structuredClone(same))).toEqual([]);
  expect(differences(same, document({ parameters: [{ name: "a", in: "query" }], "x-sdk": { group: "a" } }))).toEqual(
    [],
  );
});

describe("an operation", () => {
  const body = { requestBody: json(ref("acme.Run")) };
  const ok = { responses: { "200": json(text) } };

  test.each<[string, JsonObject, JsonObject, Difference]>([
    [
      "is added",
      { paths: {} },
      document({ ...body, ...ok }),
      difference("routes", "`GET /a`", undefined, "takes `Run`, answers `string`"),
    ],
    ["is removed", document(ok), { paths: {} }, difference("routes", "`GET /a`", "answers `string`")],
    [
      "has a parameter of another name",
      document({ parameters: [{ name: "new_line", in: "query", schema: text }] }),
      document({ parameters: [{ name: "newline", in: "query", schema: text }] }),
      difference("parameters", "`GET /a`, query `new_line`", "`string`", "called `newline`, `string`"),
    ],
    [
      "has one parameter more",
      document({}),
      document({ parameters: [{ name: "id", in: "path", required: true, schema: text }] }),
      difference("parameters", "`GET /a`, path `id`", undefined, "`string`"),
    ],
    [
      "has a parameter with limits",
      document({ parameters: [{ name: "n", in: "query", schema: { type: "integer" } }] }),
      document({
        parameters: [{ name: "n", in: "query", schema: { type: "integer", minimum: 0, maximum: 9, default: 1 } }],
      }),
      difference("parameters", "`GET /a`, query `n`", "`number`", "`number`, from 0, to 9, default `1`"),
    ],
    [
      "requires its body",
      document({ requestBody: {} }),
      document({ requestBody: { required: true } }),
      difference("bodies", "`GET /a`", "the body is optional", "the body is required"),
    ],
    [
      "has a body of no other type",
      document({ requestBody: { content: { "*/*": {}, "application/json": {} } } }),
      document({ requestBody: { content: { "application/json": {} } } }),
      difference("bodies", "`GET /a`, body", "`*/*`"),
    ],
    [
      "has one more failure",
      document({ responses: {} }),
      document({ responses: { "401": json(ref("acme.Error")) } }),
      difference("errors", "`GET /a`", undefined, "`401`: `Error`"),
    ],
    [
      "answers another type",
      document(ok),
      document({ responses: { "200": json({ type: "array", items: text }) } }),
      difference("answers", "`GET /a`, answer `200`", "`string`", "`string[]`"),
    ],
    [
      "answers a header",
      document({ responses: { "201": {} } }),
      document({ responses: { "201": { headers: { Token: {} } } } }),
      difference("answers", "`GET /a`, answer `201`", "no header", "`Token`"),
    ],
    [
      "needs no credential",
      document({}),
      document({ security: [] }),
      difference("security", "`GET /a`", "no credential is stated", "no credential"),
    ],
    [
      "has other words",
      document({ summary: "a" }),
      document({ summary: "b" }),
      difference("texts", "`GET /a`", "`summary`", "another of ours"),
    ],
  ])("%s", (_what, before, after, want) => {
    expect(differences(before, after)).toEqual([want]);
  });
});

describe("a schema", () => {
  const run = (properties: JsonObject, rest: JsonObject = {}) => schemas({ type: "object", properties, ...rest });

  test.each<[string, JsonObject, JsonObject, Difference]>([
    ["is added", {}, run({ id: text }), difference("types", "`Run`", undefined, "`{ id?: string }`")],
    ["has one field more", run({}), run({ id: text }), difference("types", "`Run.id`", undefined, "`string`")],
    [
      "has a field that may be null",
      run({ id: text }),
      run({ id: { ...text, nullable: true } }),
      difference("types", "`Run.id`", "`string`", "`string | null`"),
    ],
    [
      "has a field inside a field that differs",
      run({ plan: { properties: { id: text } } }),
      run({ plan: { properties: { id: { type: "integer" } } } }),
      difference("types", "`Run.plan.id`", "`string`", "`number`"),
    ],
    [
      "requires a field",
      run({ id: text }),
      run({ id: text }, { required: ["id"] }),
      difference("types", "`Run.id`", "optional", "required"),
    ],
    [
      "has values more",
      schemas({ ...text, enum: ["a"] }),
      schemas({ ...text, enum: ["a", "b"] }),
      difference("types", "`Run`", 'no `"b"`', '`"b"` too'),
    ],
    [
      "wants one of two fields",
      run({ id: text, slug: text }),
      run({ id: text, slug: text }, { oneOf: [{ required: ["id"] }, { required: ["slug"] }] }),
      difference("types", "`Run`", "any fields", "exactly one of `id` and `slug`"),
    ],
    ["was malformed", schemas({ enum: "a" }), schemas(text), difference("types", "`Run`", "`malformed`", "`string`")],
  ])("%s", (_what, before, after, want) => {
    expect(differences({ paths: {}, ...before }, { paths: {}, ...after })).toEqual([want]);
  });
});

test("credentials and servers of the whole", () => {
  const after = {
    paths: {},
    servers: [{ url: "https://acme.test" }],
    security: [{ Key: [] }, { Token: [] }],
    components: { securitySchemes: { Key: { type: "apiKey", in: "header", name: "Api-Key" } } },
  };

  expect(differences({ paths: {} }, after)).toEqual([
    difference("security", "`Key`", "none", "key in header `Api-Key`"),
    difference("security", "every operation", "no credential is stated", "`Key` or `Token`"),
    difference("security", "the server", "none", "`https://acme.test`"),
  ]);
});
