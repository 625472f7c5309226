import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@x/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guides } from "../src/frame/site-map.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const folder = join(import.meta.dirname, "../.guides");
const texts = await Promise.all(
  guides.map(async (name) => ({ name, text: await readFile(join(root, `docs/guide/${name}.md`), "utf8") })),
);

/** Every block of TypeScript, with the comment before it. */
const blocks = texts.flatMap(({ name, text }) =>
  [...text.matchAll(/(?:<!-- (.+?) -->\n)?```ts\n(.*?)```/gs)].map(([, note = "", code = ""], index) => ({
    ...{ name, note, code },
    file: `${name}-${index + 1}.ts`,
  })),
);
const shown = blocks.filter(({ note }) => note.startsWith("examples/"));
const programs = blocks.filter(({ note }) => note === "");

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const options = { extends: "../../tsconfig.base.json", compilerOptions: { types: ["node"] }, include: ["*.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(options));
  const own = blocks.filter(({ note }) => !note.startsWith("examples/"));
  await Promise.all(own.map(({ file, code }) => writeFile(join(folder, file), `${code}\nexport {};\n`)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("every guide is on the site", async () => {
  const files = await readdir(join(root, "docs/guide"));

  expect(files.sort()).toEqual(guides.map((name) => `${name}.md`).sort());
});

test("the programs of the guides are well typed", async () => {
  const tsc = join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
  // Examples show what they make without using it.
  const { stdout } = await run(process.execPath, [tsc, "-p", folder, "--noUnusedLocals", "false"]).catch(
    (error) => error,
  );

  expect(stdout).toBe("");
});

test.each(shown)("$note stands in $name as it is", async ({ note, code }) => {
  expect(code).toBe(await readFile(join(root, note), "utf8"));
});

describe("the programs of the guides run to their end at a mock", () => {
  test.concurrent.each(programs)("$file", async ({ file, code }) => {
    const mock = await startMock("hoop");
    const env = { PATH: process.env.PATH, HOOP_API_URL: mock.url, HOOP_TOKEN: "any" };

    const { stdout } = await run(process.execPath, [join(folder, file)], { env, timeout: 25_000 });
    await mock.close();

    // What a program prints is said in the comment beside it.
    const said = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, text = ""]) => text);
    expect(stdout.split("\n")).toEqual(expect.arrayContaining(said));
  });
});
