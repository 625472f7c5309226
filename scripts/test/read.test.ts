import { describe, expect, test } from "vitest";
import { readDescription, readDocument } from "../pipeline/read/read.ts";
import { messageOf } from "./support/problems.ts";

describe("a description that is read", () => {
  test("may be YAML or JSON", () => {
    const want = { openapi: "3.0.3", paths: { "/a": {} } };

    expect(readDescription("openapi: 3.0.3\npaths:\n  /a: {}\n", "a.yaml")).toEqual(want);
    expect(readDescription(JSON.stringify(want), "a.json")).toEqual(want);
  });

  test.each(["openapi: 3.0.0", "openapi: 3.1.1", 'swagger: "2.0"', "swagger: 2.0.0"])("may be %s", (version) => {
    const read = () => readDescription(`${version}\npaths: {}`, "a.yaml");

    expect(messageOf(read)).toBe(version === "swagger: 2.0.0" ? notADescription : undefined);
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

const notADescription = "a.yaml#\n  not a description in Swagger 2.0, OpenAPI 3.0, 3.1 or 3.2, with paths or webhooks";
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
    ["another kind of document", "asyncapi: 3.0.0\npaths: {}", notADescription],
    ["a version nobody has written for", "openapi: 4.0.0\npaths: {}", notADescription],
    ["a description without paths", "openapi: 3.0.0\ninfo: {}", notADescription],
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
