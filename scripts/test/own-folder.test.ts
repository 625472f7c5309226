import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inOwnFolder } from "../commands/own-folder.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "own-folder-test-"));
});
afterEach(() => rmSync(home, { recursive: true }));

test("a folder is there while something is done in it, and no longer", async () => {
  const folder = await inOwnFolder("copy", async (own) => (existsSync(own) ? own : ""), home);

  expect(folder).toContain(`copy-${hostname()}-${process.pid}-`);
  expect(readdirSync(home)).toEqual([]);
});

test("a failure leaves none either", async () => {
  const failing = inOwnFolder("copy", () => Promise.reject(new Error("failed")), home);

  await expect(failing).rejects.toThrow("failed");
  expect(readdirSync(home)).toEqual([]);
});

test("what a killed process has left goes; what may be somebody's stays", async () => {
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const left = `copy-${hostname()}-${dead}-a1B2c3`;
  const others = [
    `copy-${hostname()}-${process.ppid}-a1B2c3`,
    `copy-other.example-${dead}-a1B2c3`,
    `other-${hostname()}-${dead}-a1B2c3`,
    "copy-a1B2c3",
  ];
  for (const name of [left, ...others]) {
    mkdirSync(join(home, name));
    writeFileSync(join(home, name, "package.json"), "{}");
  }

  await inOwnFolder("copy", async () => {}, home);

  expect(readdirSync(home).sort()).toEqual(others.sort());
});
