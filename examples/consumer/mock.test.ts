import { execFileSync, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { version } = createRequire(import.meta.url)("vitest/package.json") as { readonly version: string };
/** Not in the workspace: two hundred packages, for one test. */
const jest = "jest@30.5.2";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mock-consumer-"));
  for (const name of ["core", "airplane", "hoop", "blink", "mock"]) {
    execFileSync("pnpm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages", name) });
  }
  await writeFile(join(folder, "package.json"), `{ "name": "consumer", "private": true, "type": "module" }`);
  await cp(join(root, "examples/consumer/mock"), folder, { recursive: true });
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz")).map((name) => `./${name}`);
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1"];
  execFileSync("npm", ["install", ...flags, `vitest@${version}`, jest, ...tarballs], { cwd: folder });
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program in the project to its end. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { NODE_TEST_CONTEXT: _, FORCE_COLOR: _color, ...inherited } = process.env;
  const child = spawn(command, args, { cwd: folder, env: { ...inherited, NO_COLOR: "1", ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      output += String(text);
    });
  }
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

test("Vitest tests with our SDK pass outside the workspace", async () => {
  const { code, output } = await run(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "sdk.test.mjs"]);

  expect(output).toMatch(/Tests.* 5 passed/);
  expect(code).toBe(0);
}, 60_000);

test("tests with fetch alone pass under Node's own runner", async () => {
  const { code, output } = await run(process.execPath, ["--test", "fetch.test.mjs"]);

  expect(output).toContain("fail 0");
  expect(code).toBe(0);
}, 60_000);

test("Jest tests pass with Node's ES modules, but for the one whose request was refused", async () => {
  const jestArgs = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js"];
  const config = JSON.stringify({ transform: {}, testMatch: ["**/*.jest.mjs"] });

  const { code, output } = await run(process.execPath, [...jestArgs, "--config", config]);

  expect(output).toContain("✕ a request that is refused");
  expect(output).toContain('query parameter "conection" is not declared');
  expect(output).toMatch(/Tests:\s+1 failed, 3 passed/);
  expect(code).toBe(1);
}, 60_000);

test("Python tests with the standard library alone pass against the command", async () => {
  const child = spawn(process.execPath, ["node_modules/@x/mock/dist/cli.js", "blink"], { cwd: folder });
  try {
    let url = "";
    for await (const line of createInterface({ input: child.stdout })) {
      [url = ""] = /http:\S+/.exec(line) ?? [];
      if (url !== "") break;
    }

    const { code, output } = await run("python3", ["test_worlds.py"], { MOCK: url });

    expect(output).toContain("Ran 5 tests");
    expect(output).toContain("OK");
    expect(code).toBe(0);
  } finally {
    child.kill();
  }
}, 60_000);
