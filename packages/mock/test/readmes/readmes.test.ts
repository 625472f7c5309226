import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vendors } from "../support/vendors.ts";
import { exampleOf, type Program, programsOf } from "./blocks.ts";
import { addressesOf, ended, type StandIn, startBarePrism, startCommand } from "./stand-ins.ts";

const names = vendors.map(({ name }) => name);
const guides = ["README.md", ...names.map((name) => `packages/${name}/README.md`)];
const programs = [...guides.flatMap((guide) => programsOf(guide).programs), ...names.flatMap(exampleOf)];

// What the environment says at each vendor, as the guides' comments have it.
const environment = {
  AIRPLANE_API_KEY: "key",
  HOOP_API_URL: "https://hoop.example.com",
  HOOP_TOKEN: "token",
  BLINK_API_KEY: "key",
  BLINK_WORKSPACE: "0b7c1d9e-3f7a-4c55-9a53-0d2f8f6f1c11",
};

// In the package, where the vendors' packages are found by name, and where no check of the repository looks.
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(fileURLToPath(new URL("../../.consumer-", import.meta.url)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  ["npx @x/mock", startCommand, names],
  ["bare Prism", startBarePrism, names.filter((name) => ended.includes(name))],
] as const)("against %s", (label, start, known) => {
  const standIns = new Map<string, Promise<StandIn>>();
  const standIn = (vendor: string) => {
    const started = standIns.get(vendor) ?? start(vendor);
    standIns.set(vendor, started);
    return started;
  };
  afterAll(() => Promise.all([...standIns.values()].map(async (each) => (await each)[Symbol.asyncDispose]())));

  test.each(programs.filter(({ vendor }) => known.includes(vendor)))(
    "$name runs to its end",
    async (program) => {
      const { url } = await standIn(program.vendor);

      const ended = await run(program, url, label.replaceAll(/\W/g, "-"));

      expect(ended).toMatchObject({ code: 0, stderr: "" });
      if (program.text.includes("onUpdate")) expect(ended.stdout).toContain("succeeded");
    },
    30_000,
  );
});

// Among some vendors only, the blocks of others are missing.
test.skipIf(process.env.VENDORS)("every other block needs what no mock has", () => {
  expect(guides.flatMap((guide) => programsOf(guide).others)).toEqual([
    'import { verifyWebhook } from "@x/blink";', // a request of the vendor's
    'const workspace = "…"; // `request` fills nothing in', // what no description has
  ]);
});

async function run({ vendor, text: program, name }: Program, to: string, label: string) {
  const file = join(folder, `${`${label} ${name}`.replaceAll(/\W/g, "-")}.ts`);
  writeFileSync(file, program);
  const redirect = fileURLToPath(new URL("redirect-fetch.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", redirect, file], {
    cwd: mkdtempSync(join(folder, "cwd-")),
    env: { PATH: process.env.PATH, ...environment, MOCK_FROM: addressesOf(vendor).join(" "), MOCK_TO: to },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
