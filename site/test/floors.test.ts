import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

/** The folders of `src`, the top floor first; files beside them stand above all. */
const floors = ["browser", "pages", "frame", "pictures", "reference", "try-it", "text"];

const src = join(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const floorOf = (file: string) => (file.includes("/") ? floors.indexOf(file.split("/")[0] ?? "") : -1);

/** Every import of a file of the site's own, types included. */
const arrows = files.flatMap((file) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)]
    .map(([, to = ""]) => ({ file, to: normalize(join(dirname(file), to)) }))
    .filter(({ to }) => !to.startsWith("..")),
);

test("every file with code stands on a floor", () => {
  expect(files.filter((file) => file.includes("/") && floorOf(file) === -1)).toEqual([]);
});

test("a file imports its own floor or a lower one", () => {
  expect(arrows.length).toBeGreaterThan(40);
  expect(arrows.filter(({ file, to }) => floorOf(to) < floorOf(file))).toEqual([]);
});
