import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { answering, described, taking, text } from "./support/document.ts";
import { inPath, parameter, proposed } from "./support/proposed.ts";

const inside = { type: "array", items: { type: "object", properties: { a: text } } };
const form = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  requestBody: {
    required: true,
    content: { "application/x-www-form-urlencoded": { schema: { type: "object", properties, required } } },
  },
});

test.each<[string, JsonObject, string]>([
  [
    "inputs of one name get two",
    { ...taking({ type: "object", properties: { id: text } }), parameters: [parameter("id")] },
    "$.paths['/a'].post.parameters[?@.name == 'id' && @.in == 'query']: Proposed: Without it, two inputs are called id",
  ],
  [
    "a cookie that need not be sent is left out",
    { parameters: [parameter("c", { in: "cookie" })] },
    "$.paths['/a'].post.parameters[?@.name == 'c' && @.in == 'cookie']: Proposed: The input c is left out, as cookie c",
  ],
  [
    "a parameter that nothing says how to write is left out",
    { parameters: [parameter("q", { schema: inside })] },
    "$.paths['/a'].post.parameters[?@.name == 'q' && @.in == 'query']: Proposed: The input q is left out, as query",
  ],
  [
    "a field of a form that nothing says how to write is left out",
    form({ a: text, b: inside }),
    "$.paths['/a'].post.requestBody.content['application/x-www-form-urlencoded'].schema.properties.b: Proposed: The input b",
  ],
  [
    "a parameter of another path goes",
    { parameters: [inPath("z")] },
    "$.paths['/a'].post.parameters[?@.name == 'z' && @.in == 'path']: Proposed: Without it, path parameter z is not in",
  ],
  [
    "servers that are those of the description go",
    { servers: [{ url: "https://a.test/v1/" }] },
    "$.paths['/a'].post.servers: Proposed: Its servers hold a.test/v1, where the whole description is.",
  ],
])("%s", (_what, operation, want) => {
  const spec = {
    ...described({ "/a": { post: answering(text, operation) } }),
    servers: [{ url: "https://a.test/v1" }],
  };

  const { corrections, generated } = proposed(spec);

  expect(corrections).toEqual([expect.stringContaining(want)]);
  expect(generated.unsupported).toEqual([]);
});

test.each<[string, JsonObject, JsonObject, string]>([
  [
    "the root of the host is a base of its own",
    { servers: [{ url: "https://a.test" }] },
    { base: "origin" },
    "Its server is the host of a.test/v1 without the rest of the address.",
  ],
  [
    "so is a server that is its root",
    { servers: [{ url: "/" }] },
    { base: "origin" },
    "Its server is the host of a.test/v1 without the rest of the address.",
  ],
  [
    "so is a server without any text, which paths are appended to",
    { servers: [{ url: "" }] },
    { base: "origin" },
    "Its server is the host of a.test/v1 without the rest of the address.",
  ],
  [
    "a server of its own is where it goes, its variables filled",
    { servers: [{ url: "https://{where}.b.test/v2/", variables: { where: { default: "up" } } }] },
    { server: "https://up.b.test/v2" },
    "It has a server of its own, which gets nothing unless a caller names it.",
  ],
  [
    "an answer of any type comes as its bytes",
    { responses: { "200": { description: "", content: { "*/*": {} } } } },
    { answer: "bytes" },
    "The answer is given as the bytes that come, as its content types do not tell",
  ],
  [
    "of a redirect that is all there is, the answer is where it leads",
    { responses: { "302": { description: "" }, "404": { description: "" } } },
    { answer: "location" },
    "The answer is where its redirect leads, as its content types do not tell how to read a success",
  ],
  [
    "an answer of which no success is documented is JSON or nothing",
    { responses: { default: { description: "" }, "404": { description: "" } } },
    { answer: "optional" },
    "An answer is JSON of any kind, or nothing, as its content types do not tell how to read a success",
  ],
])("%s", (_what, operation, want, why) => {
  const spec = {
    ...described({ "/a": { post: answering(text, operation) } }),
    servers: [{ url: "https://a.test/v1" }],
  };

  const { hints, overlay, generated } = proposed(spec);

  expect(hints["POST /a"]).toMatchObject(want);
  expect(overlay.actions[0]?.description).toContain(why);
  expect(generated.unsupported).toEqual([]);
});

test("what is the same in every operation is corrected once", () => {
  const filter = parameter("filter", { schema: inside });
  const spec = {
    ...described({
      "/a": { get: answering(text, { parameters: [filter] }), servers: [{ url: "https://a.test" }] as never },
      "/b": { get: answering(text, { parameters: [filter] }), servers: [{ url: "https://a.test" }] as never },
    }),
    servers: [{ url: "https://a.test/" }],
  };

  const { corrections, generated } = proposed(spec);

  expect(generated.operations).toBe(2);
  expect(corrections.map((each) => each.slice(0, each.indexOf(": ")))).toEqual([
    "$.paths.*.servers",
    "$.paths.*.*.parameters[?@.name == 'filter' && @.in == 'query']",
  ]);
});

test.each<[string, JsonObject, string]>([
  ["a cookie that has to be sent", { parameters: [parameter("c", { in: "cookie", required: true })] }, "cookie c"],
  [
    "a required field that nothing says how to write",
    form({ b: inside }, ["b"]),
    "OpenAPI does not say how its field b",
  ],
  ["a server that is not known", { servers: [{ url: "https://{region}.b.test" }] }, "servers of its own"],
  ["no success", { responses: { "101": { description: "" } } }, "do not tell how to read a success"],
  [
    "a form of unknown fields",
    { requestBody: { content: { "multipart/form-data": {} } } },
    "must be an object with known",
  ],
])("%s leaves an operation without a method, and the others have theirs", (_what, operation, want) => {
  const spec = described({ "/a": { post: answering(text, operation) }, "/b": { get: answering(text) } });

  const { generated, notes } = proposed(spec);

  expect(generated.operations).toBe(1);
  expect(generated.unsupported).toEqual([{ method: "POST", path: "/a", reason: expect.stringContaining(want) }]);
  expect(notes).toEqual([expect.stringContaining(`POST /a: gets no method: `)]);
});

test("credentials that are declared as parameters too are no inputs", () => {
  const spec: JsonObject = {
    ...described({
      "/a": { get: answering(text, { parameters: [parameter("X-KEY", { in: "header" }), parameter("page")] }) },
      "/b": { get: { ...answering(text), parameters: [{ $ref: "#/components/parameters/Key" }] } },
      "/c": { get: answering(text, { security: [], parameters: [parameter("x-key", { in: "header" })] }) },
    }),
    security: [{ Key: [] }],
    components: {
      parameters: { Key: parameter("x-key", { in: "header" }) },
      securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } },
    },
  };

  const { corrections } = proposed(spec);

  expect(corrections.map((each) => each.slice(0, each.indexOf(": ")))).toEqual([
    "$.paths['/a'].get.parameters[?@.name == 'X-KEY' && @.in == 'header']",
    "$.paths['/b'].get.parameters[?@['$ref'] == '#/components/parameters/Key']",
  ]);
});

test.each([
  ["Array", "ArrayType"],
  ["200Result", "Type200Result"],
  ["a.b", "B"],
])("a schema called %s is the type %s", (name, want) => {
  const spec = described({ "/a": { get: answering({ $ref: `#/components/schemas/${name}` }) } }, { [name]: text });

  expect(proposed(spec).generated.files.get("src/generated/types.ts")).toContain(`export type ${want} =`);
});

test("operations of one address are told apart by what stands behind it", () => {
  const kind = parameter("kind", { required: true, schema: { type: "string", enum: ["x"] } });
  const spec = described({
    "/a#x": { get: answering(text, { parameters: [kind] }) },
    "/a?kind=y": { get: answering(text) },
  });

  const { generated } = proposed(spec);

  const table = generated.files.get("src/generated/operations.ts") ?? "";
  expect(table.match(/path: "[^"]*"/g)).toEqual(['path: "/a"', 'path: "/a"']);
  expect(generated.files.get("src/generated/types.ts")).toContain('kind: "y"');
});

test("Swagger 2.0 is corrected where it stands", () => {
  const spec: JsonObject = {
    swagger: "2.0",
    info: { title: "Test", version: "1" },
    paths: {
      "/a": {
        post: {
          parameters: [
            { $ref: "#/parameters/Cookie" },
            { name: "id", in: "query", type: "string" },
            { name: "body", in: "body", schema: { type: "object", properties: { id: text } } },
          ],
          responses: { 200: { description: "", schema: { $ref: "#/definitions/Array" } } },
        },
      },
    },
    parameters: { Cookie: { name: "c", in: "cookie", type: "string" } },
    definitions: { Array: { type: "object", properties: { a: text } } },
  };

  const { generated, corrections } = proposed(spec);

  expect(generated.operations).toBe(1);
  expect(corrections.map((each) => each.slice(0, each.indexOf(": ")))).toEqual([
    "$.paths['/a'].post.parameters[?@['$ref'] == '#/parameters/Cookie']",
    "$.paths['/a'].post.parameters[?@.name == 'id' && @.in == 'query']",
    "$.definitions.Array",
  ]);
});

test("a file that is sent stays a file", () => {
  const file = { type: "object", properties: { file: { type: "string", format: "binary" } } };
  const body = { requestBody: { content: { "multipart/form-data": { schema: file } } } };
  const spec = { ...described({ "/a": { post: answering(text, body) } }), openapi: "3.0.3" };

  const types = proposed(spec).generated.files.get("src/generated/types.ts");

  expect(types).toContain("file?: Blob");
});
