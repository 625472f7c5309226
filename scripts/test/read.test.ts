import { describe, expect, test } from "vitest";
import { readDescription, readDocument } from "../pipeline/read/read.ts";
import { messageOf } from "./support/problems.ts";

describe("a description that is read", () => {
  test("may be YAML or JSON", () => {
    const want = { openapi: "3.0.3", paths: { "/a": {} } };

    expect(readDescription("openapi: 3.0.3\npaths:\n  /a: {}\n", "a.yaml")).toEqual(want);
    expect(readDescription(JSON.stringify(want), "a.json")).toEqual(want);
  });

  test.each([
    ["openapi: 3.1.1", { openapi: "3.1.1" }],
    ["openapi: 3.0", { openapi: "3.0.0" }],
    ["openapi: 3.2", { openapi: "3.2.0" }],
    ["openapi: 3.1.0-rc1", { openapi: "3.1.0" }],
    ["openapi: 3.0.x", { openapi: "3.0.0" }],
    ['swagger: "2.0"', { swagger: "2.0" }],
    ["swagger: 2.0", { swagger: "2.0" }],
  ])("may be %s", (version, want) => {
    expect(readDescription(`${version}\npaths: {}`, "a.yaml")).toEqual({ ...want, paths: {} });
  });

  test("may begin with a mark of its bytes, and say a key twice in a file of JSON", () => {
    expect(readDocument('\uFEFF{"a":1,"a":2}', "a.json")).toEqual({ a: 2 });
    expect(readDocument("\uFEFFa: 1", "a.yaml")).toEqual({ a: 1 });
    expect(messageOf(() => readDocument('{"a":1,"a":2}', "a.yaml"))).toContain("duplicated mapping key");
  });

  test("may merge what stands elsewhere into a part", () => {
    expect(readDocument("a: &a {b: 1, c: 2}\nd:\n  <<: *a\n  c: 3", "a.yaml").d).toEqual({ b: 1, c: 3 });
  });

  test("may be as deep as the checks allow", () => {
    const deep = `${"[".repeat(150)}${"]".repeat(150)}`;

    expect(messageOf(() => readDocument(`{"a":${deep}}`, "a.json"))).toBeUndefined();
    expect(messageOf(() => readDocument(`a: ${deep}`, "a.yaml"))).toBeUndefined();
  });

  test("keeps dates and other words of YAML 1.1 as text", () => {
    expect(readDocument("a: 2022-01-11\nb: yes\nc: 12:30\nd: <<", "a.yaml")).toEqual({
      a: "2022-01-11",
      b: "yes",
      c: "12:30",
      d: "<<",
    });
  });
});

const READ = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read";
const circle = "openapi: 3.0.0\npaths: {}\na: &a\n  b: *a";
const bomb = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"];
for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg"].map((pair) => pair.split(""))) {
  bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(", ")}]`);
}

describe("what is refused", () => {
  test.each([
    [
      "broken YAML",
      "openapi: 3.0.0\npaths: [",
      "a.yaml:3:1\n  not YAML or JSON: unexpected end of the stream within a flow collection",
    ],
    ["a key given twice", "a: 1\na: 2", "a.yaml:2:1\n  not YAML or JSON: duplicated mapping key"],
    [
      "a tag that builds something",
      "a: !!js/function x",
      "a.yaml:1:19\n  not YAML or JSON: unknown tag !<tag:yaml.org,2002:js/function>",
    ],
    [
      "two documents",
      "a: 1\n---\nb: 2",
      "a.yaml#\n  not YAML or JSON: expected a single document in the stream, but found more",
    ],
    ["plain text", "<html>Not found</html>", "a.yaml#\n  must be an object, in YAML or JSON"],
    ["an empty file", "", "a.yaml#\n  must be an object, in YAML or JSON"],
    [
      "another kind of document",
      "asyncapi: 3.0.0\npaths: {}",
      `a.yaml#\n  not a description: it says no version; ${READ}`,
    ],
    ["a version nobody has written for", "openapi: 4.0.0\npaths: {}", `a.yaml#\n  its version is "4.0.0"; ${READ}`],
    ["a version before all these", "swaggerVersion: '1.2'\napis: []", `a.yaml#\n  its version is "1.2"; ${READ}`],
    [
      "a description without paths",
      "openapi: 3.0.0\ninfo: {}",
      "a.yaml#\n  it describes no calls: it has neither paths nor webhooks",
    ],
    [
      "a key that changes prototypes",
      "paths:\n  __proto__: {}",
      "a.yaml#/paths/__proto__\n  a key may not be called __proto__",
    ],
    ["the same, in JSON", '{"a":{"__proto__":1}}', "a.yaml#/a/__proto__\n  a key may not be called __proto__"],
    ["a number that JSON does not have", "a: [.inf]", "a.yaml#/a/0\n  must be a number that JSON has, not Infinity"],
    ["a document that contains itself", circle, "a.yaml#\n  deeper than 200 levels or of more than 1000000 values"],
    ["references that multiply", bomb.join("\n"), "a.yaml#\n  deeper than 200 levels or of more than 1000000 values"],
  ])("%s", (_what, given, want) => {
    expect(messageOf(() => readDescription(given, "a.yaml"))).toBe(want);
  });
});
