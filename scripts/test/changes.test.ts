import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { applyOverlay } from "../pipeline/overlay/apply.ts";
import { readDocument } from "../pipeline/read/read.ts";
import { compareSources } from "../pipeline/review/compare.ts";
import { reportMarkdown } from "../pipeline/review/report-markdown.ts";
import { factsOf } from "../pipeline/texts/facts.ts";

const folder = new URL("fixtures/changes/", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), "utf8");
const base = {
  vendor: "acme",
  spec: read("base/openapi.yaml"),
  overlay: read("base/overlay.yaml"),
  texts: read("base/texts.yaml"),
};
const cases = readdirSync(folder).filter((name) => name !== "base");

test("there are at least thirty", () => {
  expect(cases.length).toBeGreaterThanOrEqual(30);
});

// What a vendor changes is told as an overlay on what it published before.
describe.each(cases)("%s", (name) => {
  const change = readDocument(read(`${name}/change.yaml`), name);
  const published = applyOverlay(readDocument(base.spec, "base"), change, name).document;
  const report = compareSources(base, { ...base, spec: yamlText(factsOf(published)) });

  test("asks for the right bump", () => {
    expect(report.bump).toBe(change["x-bump"]);
  });

  test("says what callers notice, and no more", () => {
    const told = report.changes.filter(({ level }) => level !== "description");

    expect(told.map(({ bump, affects, what }) => `${bump} ${affects} ${what}`)).toEqual(change["x-says"]);
  });

  test("has its report", async () => {
    await expect(reportMarkdown(report)).toMatchFileSnapshot(`fixtures/changes/${name}/report.md`);
  });
});
