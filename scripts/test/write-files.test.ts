import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyChanges, changesIn } from "../commands/write-files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "write-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

const read = (path: string) => readFile(join(folder, path), "utf8");
const write = async (files: Record<string, string>) =>
  applyChanges(folder, await changesIn(folder, new Map(Object.entries(files))));

test("files are written where they belong, once", async () => {
  const files = new Map([
    ["src/generated/a.ts", "a"],
    ["api.md", "b"],
  ]);

  await applyChanges(folder, await changesIn(folder, files));

  expect([await read("src/generated/a.ts"), await read("api.md")]).toEqual(["a", "b"]);
  expect(await changesIn(folder, files)).toEqual([]);
});

test("only what differs is a change", async () => {
  await write({ a: "1", b: "2" });

  expect(
    await changesIn(
      folder,
      new Map([
        ["a", "1"],
        ["b", "3"],
      ]),
    ),
  ).toEqual([{ path: "b", before: "2", after: "3" }]);
});

test("what nothing generates any more goes from generated folders, and from no others", async () => {
  await write({ "src/generated/a.ts": "a", "src/generated/old.ts": "b", "src/index.ts": "c" });

  await write({ "src/generated/a.ts": "a" });

  expect(await readdir(join(folder, "src/generated"))).toEqual(["a.ts"]);
  expect(await read("src/index.ts")).toBe("c");
});

test("a failure leaves every file as it was, and nothing half-written", async () => {
  await write({ a: "old", b: "old" });
  await mkdir(join(folder, "c"));
  await writeFile(join(folder, "c/x"), "");
  const changes = [
    { path: "a", before: "old", after: "new" },
    // A file cannot be a folder.
    { path: "b/c", before: undefined, after: "new" },
  ];

  await expect(applyChanges(folder, changes)).rejects.toThrow();

  expect([await read("a"), await read("b")]).toEqual(["old", "old"]);
  expect((await readdir(folder)).sort()).toEqual(["a", "b", "c"]);
});
