import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testCellsIn } from "../commands/test-cells.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cells-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

test("finds keys in the tests of packages and examples, in the order of their files", async () => {
  await write("packages/hoop/test/deep/b.test.ts", 'test("[hoop sessions.start waiting:review] waits", …)');
  await write("packages/airplane/test/a.test.ts", 'test.each([["[airplane tasks.start cancel]", 1]])("%s", …)');
  await write("examples/test/c.test.ts", "`[hoop sessions.get failed:exit-code]` `[hoop sessions.get resume]`");

  expect(testCellsIn(folder)).toEqual([
    { cell: "hoop sessions.get failed:exit-code", file: "examples/test/c.test.ts" },
    { cell: "hoop sessions.get resume", file: "examples/test/c.test.ts" },
    { cell: "airplane tasks.start cancel", file: "packages/airplane/test/a.test.ts" },
    { cell: "hoop sessions.start waiting:review", file: "packages/hoop/test/deep/b.test.ts" },
  ]);
});

test.each([
  ["packages/hoop/src/a.test.ts", "[hoop sessions.start running]"],
  ["packages/hoop/test/support/a.ts", "[hoop sessions.start running]"],
  [
    "packages/hoop/test/a.test.ts",
    "[hoop sessions running] [1, 2] [Hoop sessions.start running] [a b.c d e] [a b.c D]",
  ],
])("finds nothing in %s: %s", async (path, text) => {
  await write(path, text);

  expect(testCellsIn(folder)).toEqual([]);
});

test("a folder without packages has none", () => {
  expect(testCellsIn(folder)).toEqual([]);
});
