import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { documentOf, summaryOf } from "../../src/chaos/document.ts";
import { between } from "../../src/chaos/markers.ts";
import { pictureOf } from "../../src/chaos/picture.ts";
import { type Experiment, markdownTable, textTable } from "../../src/chaos/table.ts";
import { root } from "../../src/paths.ts";

const counts = { broken: 5, twice: 3, ranWithError: 2, notToBeTold: 1, foundAgain: 0, knownNotStarted: 0, wrong: 0 };
const run: Experiment = {
  ...{ starts: 10, seed: 7, date: "2026-11-27", node: "24.0.0", versions: { "a<b": "1.2.3" } },
  outcomes: [
    { client: { title: "a<b", packages: ["a<b"] }, counts },
    { client: { title: "ours", packages: [] }, counts: { ...counts, twice: 0, ranWithError: 0, foundAgain: 4 } },
  ],
};

test("the page names seed, versions, date and every figure", () => {
  const page = documentOf(run);

  for (const text of ["Seed 7", "2026-11-27", "Node 24.0.0", "a<b 1.2.3", "| a<b | 3 | 2 | 1 | 0 | 0 |"])
    expect(page).toContain(text);
  expect(page).toContain("Measured at a Hoop gateway in November 2026");
  expect(summaryOf(run)).toContain(markdownTable(run.outcomes));
});

test("the table for a terminal has a line for each client", () => {
  expect(textTable(run.outcomes).split("\n")).toHaveLength(3);
});

test("the picture escapes names, and shows a bar and its figure for each count", () => {
  const picture = pictureOf(run);

  expect(picture).toContain("a&lt;b");
  expect(picture).not.toContain("a<b");
  expect([...picture.matchAll(/font-size="13">(\d+)<\/text>/g)].map(([, figure]) => figure)).toEqual([
    "3",
    "2",
    "0",
    "0",
  ]);
});

test("what stands between two markers is put anew", () => {
  expect(between("a\n<!-- x -->\nold\n<!-- /x -->\nb", "x", "new")).toBe("a\n<!-- x -->\nnew\n<!-- /x -->\nb");
  expect(() => between("a", "x", "new")).toThrow("<!-- x -->");
});

describe("what is committed", () => {
  const read = (path: string) => readFileSync(root + path, "utf8");
  const rows = (text: string) => text.match(/^\| .* \| .* \| .* \| .* \| .* \| .* \|$/gm);

  test("has the same table in the README and on the page", () => {
    expect(rows(read("README.md"))).toHaveLength(8);
    expect(rows(read("README.md"))).toEqual(rows(read("docs/chaos.md")));
  });

  test("has a picture of that table", () => {
    const shown = [...read("docs/chaos.svg").matchAll(/font-size="13">(\d+)<\/text>/g)].map(([, figure]) => figure);
    const table = rows(read("docs/chaos.md"))?.slice(2) ?? [];

    expect(shown).toEqual(table.flatMap((row) => row.replaceAll("*", "").split(" | ").slice(1, 3)));
  });
});
