import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** The folders of the world, top floor first; what stands beside them is on top of all. */
const floors = [
  ".",
  "runbooks",
  "resources",
  "sessions",
  "agents",
  "people",
  "logs",
  "routing",
  "types",
  "state",
  "http",
  "clock",
  "parse",
];

const root = fileURLToPath(new URL("../../src/vendors/hoop/world/", import.meta.url));

const folderOf = (path: string) => (path.includes("/") ? (path.split("/")[0] ?? "") : ".");

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

test("a file imports its own floor or lower ones, types included", () => {
  const upwards = files.flatMap((path) => {
    const imports = readFileSync(join(root, path), "utf8").matchAll(/from "(\.[^"]+)"/g);
    return (
      [...imports]
        .map(([, target = ""]) => relative(root, resolve(root, path, "..", target)))
        // What is outside the world has floors of its own.
        .filter(
          (target) => !target.startsWith("..") && floors.indexOf(folderOf(target)) < floors.indexOf(folderOf(path)),
        )
        .map((target) => `${path} imports ${target}`)
    );
  });

  expect(upwards).toEqual([]);
});

test("every folder has its floor", () => {
  expect([...new Set(files.map(folderOf))].sort()).toEqual([...floors].sort());
});
