import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { commit, recover } from "../commands/journal.ts";
import { changesIn } from "../commands/write-files.ts";
import { treeOf } from "./support/tree.ts";

const child = fileURLToPath(new URL("support/commit-and-die.ts", import.meta.url));
const old = { "a.txt": "old a", "b/c.txt": "old c", "gone.txt": "old" };
const now = { "a.txt": "new a", "b/c.txt": "new c", "d/e.txt": "new e" };
const wanted = { ...now, "gone.txt": null };

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "journal-"));
  await mkdir(join(folder, "b"));
  for (const [path, text] of Object.entries(old)) await writeFile(join(folder, path), text);
});
afterEach(() => rm(folder, { recursive: true }));

// Four files are prepared, noted and moved, and the note is forgotten.
describe.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])("a process that is killed at step %i", (step) => {
  test("leaves the old tree or, once the change is noted, the new one", () => {
    const { signal } = spawnSync(process.execPath, [child, folder, String(step), JSON.stringify(wanted)]);

    recover(folder);

    expect(signal).toBe("SIGKILL");
    expect(treeOf(folder)).toEqual(step < 5 ? old : now);
    expect(existsSync(join(folder, "node_modules/.cache/journal/noted"))).toBe(false);
  });
});

test("a process that is not killed leaves the new tree", () => {
  const { status } = spawnSync(process.execPath, [child, folder, "99", JSON.stringify(wanted)]);

  expect(status).toBe(0);
  expect(treeOf(folder)).toEqual(now);
});

test("a change that cannot be completed leaves the old tree", async () => {
  await mkdir(join(folder, "d"));
  await mkdir(join(folder, "d/e.txt"));
  const changes = await changesIn(folder, new Map([["a.txt", "new a"]]));

  expect(() => commit(folder, [...changes, { path: "d/e.txt", before: undefined, after: "new e" }])).toThrow();

  recover(folder);
  expect(treeOf(folder)).toEqual(old);
});
