import { execFileSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startScenario } from "@x/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ended } from "../test/run-example.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = `
import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import { createHoop, type Hoop } from "@x/hoop";
import { RunFailedError } from "@x/core";

const hoop: Hoop = createHoop({ token: "token", baseUrl: process.env["HOOP"] ?? "" });
const run = await hoop.sessions.start({ connection: "pg", script: "select 1" });
await run.wait({ pollMs: 10 });
const output: string = await run.output();
console.log(run.state, typeof output, typeof createAirplane, typeof createBlink, typeof RunFailedError);
`;

const tsconfig = {
  compilerOptions: {
    ...{
      strict: true,
      noEmit: true,
      module: "nodenext",
      target: "es2023",
      lib: ["es2023", "dom", "dom.iterable"],
    },
    ...{ typeRoots: [join(root, "examples/node_modules/@types")], types: ["node"] },
  },
  files: ["program.ts"],
};

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "consumer-"));
  for (const name of ["core", "airplane", "hoop", "blink"]) {
    execFileSync("pnpm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages", name) });
  }
  await writeFile(join(folder, "package.json"), `{ "name": "consumer", "private": true, "type": "module" }`);
  await writeFile(join(folder, "program.ts"), program);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz")).map((name) => `./${name}`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", ...tarballs], {
    cwd: folder,
  });
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the packed packages work outside the workspace", async () => {
  const mock = await startScenario("hoop", "slow");

  const { code, stdout, stderr } = await ended([join(folder, "program.ts")], { HOOP: mock.url }).finally(mock.close);

  expect(stderr).toBe("");
  expect(stdout.trim()).toBe("succeeded string function function function");
  expect(code).toBe(0);
});

test("the packed types check", async () => {
  const tsc = join(root, "examples/node_modules/typescript/bin/tsc");

  const { code, stdout } = await ended([tsc, "-p", folder], {});

  expect(stdout).toBe("");
  expect(code).toBe(0);
});

test("a package brings the core, openapi-fetch and its helper types, and nothing else", async () => {
  const own = ["airplane", "blink", "core", "hoop"];

  const installed = await readdir(join(folder, "node_modules"));

  expect(await readdir(join(folder, "node_modules/@x"))).toEqual(own);
  expect(installed.filter((name) => !name.startsWith("."))).toEqual([
    "@x",
    "openapi-fetch",
    "openapi-typescript-helpers",
  ]);
});
