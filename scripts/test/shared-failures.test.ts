import { expect, test } from "vitest";
import { emitOpenApi } from "../pipeline/emit/openapi.ts";
import { shareFailures } from "../pipeline/emit/shared-failures.ts";
import { described, hinted, json, text } from "./support/document.ts";
import { generated } from "./support/generated.ts";

const failing = (description: string, status = "404") => ({ [status]: { description, ...json(text) } });
const ok = { "200": { description: "OK", ...json(text) } };

const paths = (document: unknown) => (document as { paths: Record<string, { get: { responses: object } }> }).paths;

test("a failure that several operations describe alike stands once, and is referred to", () => {
  const answers = { ...ok, ...failing("No such run.") };
  const document = described({ "/a": { get: { responses: answers } }, "/b": { get: { responses: answers } } });

  const shared = shareFailures(document);

  const responses = { ...ok, "404": { $ref: "#/components/responses/Answer404" } };
  expect(paths(shared)).toEqual({ "/a": { get: { responses } }, "/b": { get: { responses } } });
  expect(shared.components).toEqual({ schemas: {}, responses: { Answer404: failing("No such run.")["404"] } });
});

test("failures of one status that differ get names of their own, and take none that is given", () => {
  const given = { ...described({}), components: { responses: { Answer404: { description: "theirs" } } } };
  const of = (description: string) => ({ get: { responses: failing(description) } });
  const document = { ...given, paths: { "/a": of("x"), "/b": of("y"), "/c": of("y"), "/d": of("x") } };

  const shared = shareFailures(document);

  expect(Object.keys((shared.components as { responses: object }).responses)).toEqual([
    ...["Answer404", "Answer404_2", "Answer404_3"],
  ]);
  expect(paths(shared)["/d"]?.get.responses).toEqual({ "404": { $ref: "#/components/responses/Answer404_2" } });
});

test.each([
  ["successes", { ...ok }],
  ["failures without a body", { "404": { description: "gone" } }],
  ["what is no status", { "x-4": { content: {} }, default: { description: "", content: {} } }],
])("%s stay where they are", (_what, responses) => {
  const document = described({ "/a": { get: { responses } }, "/b": { get: { responses } } });

  expect(shareFailures(document)).toBe(document);
});

test("a description's text stands in what is published, and not again in the types of the wire", () => {
  const operation = { summary: "Said once", responses: { ...ok, ...failing("Said in the description.") } };
  const document = described({
    "/a": { get: { ...operation, ...hinted("a", "get") } },
    "/b": { get: { ...operation, ...hinted("b", "get") } },
  });

  const schema = generated(document).files.get("src/generated/schema.ts");

  expect(emitOpenApi(document)).toContain("Said in the description.");
  expect(schema).toContain('404: components["responses"]["Answer404"]');
  expect(schema).not.toContain("Said");
});
