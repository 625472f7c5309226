import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSource, root } from "../commands/workspace.ts";
import { readFieldTable } from "../pipeline/fields/field-table.ts";
import { generate } from "../pipeline/generate.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { fieldDifferences } from "./support/field-differences.ts";
import { explainedFields } from "./support/hoop-explained.ts";

const source = readSource(root, "hoop");
const table = readFieldTable(source.fields ?? "", "fields.tsv");
const corrected = (overlay: string) =>
  JSON.parse(generate({ ...source, overlay }).files.get("openapi.json") ?? "") as JsonObject;
const unexplained = (overlay: string, fields = table) =>
  fieldDifferences(corrected(overlay), fields).filter((difference) => !explainedFields.has(difference));

test("every field is one of the gateway's own types, but for the explained", () => {
  expect(fieldDifferences(corrected(source.overlay), table).toSorted()).toEqual([...explainedFields].toSorted());
});

test("the committed overlay is what the description and the table make", () => {
  const text = generate(source).specs.get("fields.overlay.yaml");

  expect(readFileSync(join(root, "specs/hoop/fields.overlay.yaml"), "utf8")).toBe(text);
});

describe("the table tells of", () => {
  test.each([
    ["a misspelt variable", "      env_vars:\n", "      env_var:\n", "ExecRequest.env_var: only in the description"],
    [
      "a misspelt field",
      "      status:\n        type: integer",
      "      state:\n        type: integer",
      "HTTPError.state",
    ],
  ])("%s", (_what, text, other, want) => {
    expect(source.overlay).toContain(text);
    expect(unexplained(source.overlay.replace(text, other)).join("\n")).toContain(want);
  });

  test.each<[string, string, JsonObject, string]>([
    ["a nullable that is gone", "exit_code", { nullable: false }, "Session.exit_code: null is sent"],
    ["a nullable too many", "status", { nullable: true }, "Session.status: null is never sent"],
    [
      "a field of another kind",
      "start_date",
      { type: "integer" },
      "Session.start_date: integer, where the table has value:time.Time",
    ],
  ])("%s", (_what, field, update, want) => {
    const target = `$.components.schemas['openapi.Session'].properties['${field}']`;
    const action = JSON.stringify({ target, description: "A slip.", update });

    expect(unexplained(`${source.overlay}\n  - ${action}\n`)).toEqual([want]);
  });

  test("a line that is gone from it", () => {
    const shorter = readFieldTable((source.fields ?? "").replace(/^SessionList\thas_next_page\t.*\n/m, ""), "a.tsv");

    expect(unexplained(source.overlay, shorter)).toEqual(["SessionList.has_next_page: only in the description"]);
  });
});
