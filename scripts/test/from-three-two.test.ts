import { describe, expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { answering, described, hinted, ref, text } from "./support/document.ts";
import { fileOf, generated } from "./support/generated.ts";
import { messageOf } from "./support/problems.ts";

const newer = (paths: Parameters<typeof described>[0], components: JsonObject = {}): JsonObject => ({
  ...described(paths),
  openapi: "3.2.0",
  components,
});
const read = answering(text, hinted("a", "get"));
const query = answering(text, { parameters: [{ name: "q", in: "querystring", content: {} }], ...hinted("a", "find") });

describe("a description in OpenAPI 3.2", () => {
  test("becomes a client, and its document one that older tools read", () => {
    const spec = newer({ "/a": { get: read } });

    expect(generated(spec).operations).toBe(1);
    expect(JSON.parse(fileOf(spec, "openapi.json")).openapi).toBe("3.1.0");
  });

  test("names the operations that OpenAPI 3.1 has no place for", () => {
    const paths = { "/a": { get: read, query: read, additionalOperations: { LINK: read } }, "/b": { get: query } };
    const { operations, unsupported } = generated(newer(paths));

    expect(operations).toBe(1);
    expect(unsupported).toEqual([
      { method: "QUERY", path: "/a", reason: "the method QUERY is one that only OpenAPI 3.2 describes" },
      { method: "LINK", path: "/a", reason: "the method LINK is one that only OpenAPI 3.2 describes" },
      { method: "GET", path: "/b", reason: "its whole query string is one value (in: querystring)" },
    ]);
  });

  test("may refer to media types and leave the descriptions of answers out", () => {
    const responses = { "200": { content: { "application/json": { $ref: "#/components/mediaTypes/Thing" } } } };
    const thing = { type: "object", properties: { id: text } };
    const components = { mediaTypes: { Thing: { schema: ref("Thing") } }, schemas: { Thing: thing } };
    const spec = newer({ "/a": { get: { responses, ...hinted("a", "get") } } }, components);

    expect(fileOf(spec, "src/generated/client.ts")).toContain("Promise<Thing>");
    expect(JSON.parse(fileOf(spec, "openapi.json")).paths["/a"].get.responses["200"].description).toBe("");
  });

  test("may say what each item of a stream is", () => {
    const item = { "text/event-stream": { itemSchema: ref("Nothing") } };
    const responses = (content: JsonObject) => ({ responses: { "200": { content } }, ...hinted("a", "follow") });
    const stream = newer({ "/a": { get: responses({ "text/event-stream": { itemSchema: text } }) } });

    expect(fileOf(stream, "src/generated/operations.ts")).toContain('answer: "events"');
    expect(messageOf(() => generated(newer({ "/a": { get: responses(item) } })))).toContain(
      "$ref #/components/schemas/Nothing leads nowhere",
    );
  });
});
