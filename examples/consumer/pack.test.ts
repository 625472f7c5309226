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

/** What a careful program uses, where there are no types of browsers and libraries are checked too. */
const careful = `
import { type Airplane, createAirplane, type TaskRun } from "@x/airplane";
import { type Blink, createBlink, type StepExecution } from "@x/blink";
import { ApiError, createHoop, type Hoop, type HoopRunbooks, result, runAll } from "@x/hoop";
import { fileStore } from "@x/hoop/file-store";
import type { Session } from "@x/hoop/types";

const hoop: Hoop = createHoop({ token: "token" });
const runbooks: HoopRunbooks = hoop.runbooks;
const run = await hoop.sessions.start.once({ connection: "pg", script: "x" }, { store: fileStore("runs"), key: "k" });
const session: Session = await run.wait({ executeWhenApproved: true });
const airplane: Airplane = createAirplane({ apiKey: "key" });
const task: TaskRun<number> = await airplane.tasks.start<number>({ slug: "x" });
await (await task.prompts())[0]?.submit();
const blink: Blink = createBlink({ apiKey: "key" });
const steps: StepExecution[] = await (await blink.playbooks.start({ id: "x" })).steps();
export { ApiError, result, runAll, runbooks, session, steps };
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

test("the packed types check without the types of browsers, libraries included", async () => {
  const tsc = join(root, "examples/node_modules/typescript/bin/tsc");
  const { compilerOptions } = tsconfig;
  const strictest = { ...compilerOptions, lib: ["es2023"], skipLibCheck: false, exactOptionalPropertyTypes: true };
  await writeFile(join(folder, "careful.ts"), careful);
  await writeFile(
    join(folder, "tsconfig.careful.json"),
    JSON.stringify({ compilerOptions: strictest, files: ["careful.ts"] }),
  );

  const { code, stdout } = await ended([tsc, "-p", join(folder, "tsconfig.careful.json")], {});

  expect(stdout).toBe("");
  expect(code).toBe(0);
});

test("a package brings the core, openapi-fetch with its helper types, and a parser of events, and nothing else", async () => {
  const own = ["airplane", "blink", "core", "hoop"];

  const installed = await readdir(join(folder, "node_modules"));

  expect(await readdir(join(folder, "node_modules/@x"))).toEqual(own);
  expect(installed.filter((name) => !name.startsWith("."))).toEqual([
    "@x",
    "eventsource-parser",
    "openapi-fetch",
    "openapi-typescript-helpers",
  ]);
});
