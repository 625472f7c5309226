import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArguments } from "../src/cli/read-arguments.ts";
import { startMock } from "../src/index.ts";
import { ask } from "./support/ask.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));

/** The blocks that are files, by the name in their first line; the same name again is a later version. */
const versions = (name: string) =>
  blocks.map(({ text }) => text).filter((text) => text.split("\n")[0]?.endsWith(` ${name}`));

// In the package, where its name leads to it, and where no check of the repository looks.
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(root, ".consumer-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, version = 0) => writeFileSync(join(folder, name), versions(name)[version] ?? "");

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  // A test runner that finds itself within another one tells that one instead.
  const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
  const child = spawn(command, args, { cwd: folder, env: { ...inherited, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

test("the first program makes the test red, the second makes it green", async () => {
  write("vacuum.test.mjs");
  write("vacuum.mjs", 0);
  const red = await run(process.execPath, ["--test"]);
  write("vacuum.mjs", 1);
  const green = await run(process.execPath, ["--test"]);

  expect(red.output).toContain("POST /sessions must have run exactly once, but ran 0 times");
  expect(red.code).toBe(1);
  expect(green).toMatchObject({ code: 0 });
});

test.each(["block.mjs", "faults.mjs", "resources.mjs"])("%s runs to its end", async (name) => {
  write(name);

  expect(await run(process.execPath, [name])).toEqual({ code: 0, output: "" });
});

test.skipIf(!hasPython())("the Python test runs to its end", async () => {
  write("vacuum_test.py");
  await using mock = await startMock("hoop");

  expect(await run("python3", ["vacuum_test.py"], { MOCK: mock.url })).toEqual({ code: 0, output: "" });
});

test("the command line is one it understands", () => {
  const [, line = ""] = /npx @x\/mock (hoop .*)/.exec(readme) ?? [];

  expect(readArguments(line.split(" "))).toMatchObject({
    vendor: "hoop",
    options: { port: 4010, scenario: ["approved-after-review"] },
  });
});

test("a refusal reads as shown", async () => {
  await using mock = await startMock("hoop", { assertNoRefusals: false });

  const { body } = await ask(mock, "GET /sessions?conection=pg");

  const [, shown = "nothing"] = /refused: (.*), …/.exec(readme) ?? [];
  expect(body.message).toContain(shown);
});

test("every block is one of these", () => {
  const files = ["vacuum.mjs", "vacuum.test.mjs", "block.mjs", "faults.mjs", "resources.mjs", "vacuum_test.py"];
  const others = blocks.filter(({ text }) => !files.some((name) => text.split("\n")[0]?.endsWith(` ${name}`)));

  expect(others.map(({ text }) => text.split("\n")[0])).toEqual([
    "mkdir vacuum && cd vacuum && npm init -y",
    "node --test",
    'import { useMock } from "@x/mock/vitest"; // or "@x/mock/jest", or "@x/mock/node"',
    "npx @x/mock hoop --port 4010 --scenario approved-after-review",
    "GET /sessions?conection=pg 400",
  ]);
});

function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
