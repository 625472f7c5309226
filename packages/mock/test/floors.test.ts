import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The folders of `src`, the top floor first; files beside them stand above all. */
const floors = [
  "cli",
  "runners",
  "fetch",
  "server",
  "vendors",
  "states",
  "prism",
  "strict",
  "faults",
  "description",
  "http",
];

const src = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Every import of a file of ours, types included. */
const arrows = files.flatMap((file) =>
  [...readFileSync(join(src, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map(([, to = ""]) => ({
    file,
    to: normalize(join(dirname(file), to)),
  })),
);

const floorOf = (file: string) => (file.includes("/") ? floors.indexOf(file.split("/")[0] ?? "") : -1);

test("every folder has its floor", () => {
  const folders = new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]));

  expect([...folders].sort()).toEqual([...floors].sort());
});

test("a file imports its own floor or a lower one", () => {
  const upward = arrows.filter(({ file, to }) => floorOf(to) < floorOf(file));

  expect(upward).toEqual([]);
});

test("no import leads back to where it came from", () => {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    arrows.some((arrow) => {
      if (arrow.file !== from || seen.has(arrow.to)) return false;
      seen.add(arrow.to);
      return arrow.to === to || reaches(arrow.to, to, seen);
    });

  expect(files.filter((file) => reaches(file, file))).toEqual([]);
});

test("one vendor imports nothing of another", () => {
  const vendorOf = (file: string) => /^vendors\/([^/]+)\//.exec(file)?.[1];
  const across = arrows.filter(({ file, to }) => vendorOf(file) && vendorOf(to) && vendorOf(file) !== vendorOf(to));

  expect(across).toEqual([]);
});

test("a mock without a server needs nothing of Node", () => {
  const valuesOf = (file: string) =>
    [...readFileSync(join(src, file), "utf8").matchAll(/^(?:import|export) (?!type ).*?from "([^"]+)"/gms)].map(
      ([, from = ""]) => (from.startsWith(".") ? normalize(join(dirname(file), from)) : from),
    );
  const needed = new Set(["fetch/mock-fetch.ts", "vendors/hoop/hoop.ts"]);
  for (const file of needed) if (file.endsWith(".ts")) for (const one of valuesOf(file)) needed.add(one);

  expect(needed.size).toBeGreaterThan(20);
  expect([...needed].filter((one) => !one.endsWith(".ts"))).toEqual([]);
});
