import { describe, expect, test } from "vitest";
import { lostTextsText } from "../commands/lost-texts.ts";
import { generate } from "../pipeline/generate.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { withTexts } from "../pipeline/texts/apply.ts";
import { factsOf } from "../pipeline/texts/facts.ts";
import { readTexts, textsOf, textsText } from "../pipeline/texts/texts.ts";
import { described, text } from "./support/document.ts";
import { messageOf } from "./support/problems.ts";

const limit = { description: "How many.", in: "query", name: "limit", schema: text };
const worded: JsonObject = {
  ...described(
    {
      "/runs": {
        get: { description: "All of them.", parameters: [limit], responses: { "200": { description: "Runs." } } },
      },
    },
    { Run: { description: "A run.", properties: { id: { description: "Its id.", type: "string" } } } },
  ),
  tags: [{ description: "What runs.", name: "runs" }],
};
const pointer = "#/paths/~1runs/get/parameters/query:limit";

test("facts and texts together are what they were taken from", () => {
  expect(withTexts(factsOf(worded), textsOf(worded))).toEqual({ document: worded, lost: [] });
});

test("a text is found by name in a list, whatever is put before it", () => {
  const more = [
    { name: "first", in: "query" },
    { name: "limit", in: "query", schema: text },
  ];
  const { document } = withTexts(described({ "/runs": { get: { parameters: more } } }), textsOf(worded));

  expect(textsOf(document)[pointer]).toEqual({ description: "How many." });
});

test("texts read as they are written", () => {
  expect(readTexts(textsText(textsOf(worded)), "texts.yaml")).toEqual(textsOf(worded));
});

test.each([
  ["paths: { description: a }", ": paths\n  must be a JSON pointer, as in #/paths/~1runs/get"],
  ['"#/info": { describtion: a }', ": #/info\n  describtion must be title, summary or description, and a text"],
  ['"#/info": { title: 1 }', ": #/info\n  title must be title, summary or description, and a text"],
])("a wrong text is named: %s", (written, want) => {
  expect(messageOf(() => readTexts(written, "texts.yaml"))).toBe(`texts.yaml${want}`);
});

describe("a text whose place is gone", () => {
  const moved = described(
    { "/v2/runs": { get: { parameters: [{ name: "limit", in: "query" }] } } },
    { Run: { properties: { runId: text } } },
  );
  const { lost } = withTexts(moved, textsOf(worded));

  test("is listed with the nearest place without a text", () => {
    expect(lost).toContainEqual({ pointer, nearest: "#/paths/~1v2~1runs/get/parameters/query:limit" });
    expect(lost).toContainEqual({ pointer: "#/tags/runs" });
  });

  test("is told so", () => {
    expect(lostTextsText("acme", [{ pointer, nearest: "#/x" }, { pointer: "#/tags/runs" }])).toBe(
      `specs/acme/texts.yaml: these places are gone from the description.\n  ${pointer} (now #/x?)\n  #/tags/runs`,
    );
  });
});

test("a client's comments have our words, and its stamp changes with them", () => {
  const overlay = JSON.stringify({
    ...{ overlay: "1.0.0", info: { title: "acme", version: "1" } },
    actions: [
      { target: "$.paths['/runs'].get", description: "A name.", update: { "x-sdk": { group: "runs", name: "list" } } },
    ],
  });
  const source = { vendor: "acme", spec: JSON.stringify(factsOf(worded)), overlay };
  const client = (texts: string) => generate({ ...source, texts }).files.get("src/generated/client.ts") ?? "";

  expect(client(textsText(textsOf(worded)))).toContain("All of them.");
  expect(stamp(client("{}"))).not.toBe(stamp(client('"#/info": { description: a }')));
});

function stamp(code: string): string | undefined {
  return /^\/\/ spec .*$/m.exec(code)?.[0];
}
