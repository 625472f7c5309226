import { describe, expect, test } from "vitest";
import { readSource, root } from "../commands/workspace.ts";
import { lint } from "../pipeline/check/lint.ts";
import { generate } from "../pipeline/generate.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { modelOf } from "../pipeline/model/model.ts";
import { answering, documentOf, hinted, ref, taking, text } from "./support/document.ts";

const list = { type: "array", items: text };
const record = (properties: JsonObject) => ({ type: "object", properties });
const read = { effect: "read" };
const found = (operation: JsonObject, schemas: Record<string, JsonObject> = {}, method = "get") => {
  const document = documentOf({ "/a": { [method]: operation } }, schemas);
  return lint(document, modelOf(document)).map(({ pointer, what }) => `${pointer} ${what}`);
};

describe("a GET without pages", () => {
  const get = (schema: JsonObject, hints: JsonObject = {}) => ({
    ...answering(schema),
    ...hinted("runs", "get", { ...read, ...hints }),
  });
  const finding = "#/paths/~1a/get answers a list and has no pages";

  test.each<[string, JsonObject, readonly string[]]>([
    ["a list", get(list), [finding]],
    ["a list in a wrapper", get(record({ items: list, total: text })), [finding]],
    ["a list that a reference hides", get(ref("Runs")), [finding]],
    ["what its name calls a list", get(text, { name: "listRuns" }), [finding]],
    ["a record with a list", get(record({ id: text, tags: list })), []],
    ["a text", get(text), []],
    ["a list with pages", get(list, { pages: { style: "single", items: "" } }), []],
    ["a list, and says why", get(list, { lint: { pages: "Never more than three." } }), []],
    [
      "a text, and says why it has none",
      get(text, { lint: { pages: "A text." } }),
      ["#/paths/~1a/get/x-sdk/lint/pages no longer needed"],
    ],
  ])("that answers %s", (_what, operation, want) => {
    expect(found(operation, { Runs: list })).toEqual(want);
  });
});

test("an operation without an effect is named, and one with an effect is not", () => {
  const operation = (hints: JsonObject) => ({ ...answering(text), ...hinted("runs", "set", hints) });

  expect(found(operation({}), {}, "put")).toEqual([
    "#/paths/~1a/put no effect is stated; that of every PUT is assumed",
  ]);
  expect(found(operation(read), {}, "put")).toEqual([]);
});

describe("a schema of requests and answers", () => {
  const both = (schema: JsonObject) =>
    found({ ...taking(ref("Run")), ...answering(ref("Run")), ...hinted("runs", "set", read) }, { Run: schema }, "put");
  const run = { ...record({ id: text, note: text }), required: ["note"] };

  test("that requires the same of both is named", () => {
    expect(both(run)).toEqual([
      expect.stringMatching(/^#\/components\/schemas\/Run requests and answers have the same/),
    ]);
  });

  test.each<[string, JsonObject]>([
    ["requires nothing", record({ note: text })],
    ["is split, as a field only goes one way", { ...run, properties: { id: { ...text, readOnly: true }, note: text } }],
    ["says why it is the same", { ...run, "x-sdk": { lint: { required: "A note is all there is." } } }],
  ])("that %s is not", (_what, schema) => {
    expect(both(schema)).toEqual([]);
  });

  test("that is only answered is not", () => {
    expect(found({ ...answering(ref("Run")), ...hinted("runs", "get", read) }, { Run: run })).toEqual([]);
  });
});

test.each(["airplane", "blink", "hoop"])("%s has settled everything", (vendor) => {
  const source = readSource(root, vendor);

  expect(generate(source).warnings).toEqual([]);
});
