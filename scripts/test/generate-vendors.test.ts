import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { writeRuns } from "../commands/docs-runs.ts";
import { generateVendors } from "../commands/generate-vendors.ts";
import { recordState, stateIsKnown } from "../commands/generated-state.ts";
import { firstDifference } from "../commands/report-changes.ts";
import { runCommand } from "../commands/run-command.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
let folder = "";
let printed: string[] = [];
let warned = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generate-"));
  for (const vendor of ["inputs", "runs"]) {
    await mkdir(join(folder, "specs", vendor), { recursive: true });
    for (const file of ["openapi.yaml", "overlay.yaml"]) {
      await cp(join(fixtures, vendor, file), join(folder, "specs", vendor, file));
    }
  }
  printed = [];
  const print = (text: string) => void printed.push(text);
  vi.spyOn(console, "log").mockImplementation(print);
  vi.spyOn(console, "error").mockImplementation(print);
  warned = "";
  vi.spyOn(console, "warn").mockImplementation((text: string) => {
    warned += text;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(folder, { recursive: true });
});

const generated = (vendor: string, file: string) => join(folder, "packages", vendor, file);
const writeTest = async (title: string) => {
  await mkdir(generated("runs", "test"), { recursive: true });
  await writeFile(generated("runs", "test/a.test.ts"), title);
};
const outcome = () => ({ text: printed.join("\n"), exitCode: process.exitCode });

describe("pnpm generate", () => {
  test("writes every vendor and says so", async () => {
    await generateVendors(folder, [], false);

    expect(outcome().text).toMatch(/inputs.*: 3 operations, 2 types.*6 files changed.*\n.*runs.*: 9 operations/s);
    expect((await readdir(generated("runs", "src/generated"))).sort()).toEqual([
      "client.ts",
      "operations.ts",
      "schema.ts",
      "types.ts",
    ]);
  });

  test("writes only the vendors it is asked for", async () => {
    await generateVendors(folder, ["runs"], false);

    expect(await readdir(join(folder, "packages"))).toEqual(["core", "mock", "runs"]);
  });

  test("tells the corrections of all vendors, whichever it is asked for", async () => {
    await generateVendors(folder, ["runs"], false);
    const document = await readFile(join(folder, "docs/corrections.md"), "utf8");

    await generateVendors(folder, [], false);

    expect(document.match(/^## .*/gm)).toHaveLength(2);
    expect(await readFile(join(folder, "docs/corrections.md"), "utf8")).toBe(document);
  });

  test("warns of what is worth a look, and writes all the same", async () => {
    await generateVendors(folder, ["runs"], false);

    expect(warned).toMatch(/^specs\/runs\/openapi.yaml#\/paths.*\n {2}no effect is stated/m);
    expect(process.exitCode).toBeUndefined();
  });

  test("changes nothing the second time", async () => {
    await generateVendors(folder, [], false);
    const before = await readFile(generated("runs", "api.md"), "utf8");
    printed = [];

    await generateVendors(folder, [], false);

    expect(await readFile(generated("runs", "api.md"), "utf8")).toBe(before);
    expect(outcome().text.match(/nothing changed/g)).toHaveLength(2);
  });

  test("lists the vendors when it does not know one", async () => {
    await runCommand(() => generateVendors(folder, ["runs", "acme"], false));

    expect(outcome()).toEqual({ text: "There is no vendor acme. Vendors: inputs, runs.", exitCode: 1 });
  });

  test("says which file a vendor lacks", async () => {
    await rm(join(folder, "specs/runs/overlay.yaml"));

    await runCommand(() => generateVendors(folder, [], false));

    expect(outcome()).toEqual({ text: `${join("specs", "runs", "overlay.yaml")} is missing.`, exitCode: 1 });
  });

  test("writes nothing at all when one vendor cannot be generated", async () => {
    await writeFile(join(folder, "specs/runs/overlay.yaml"), "overlay: 1.0.0");

    await runCommand(() => generateVendors(folder, [], false));

    expect(outcome()).toEqual({
      text: "specs/runs/overlay.yaml#/info\n  an overlay needs info with title and version\n\n1 problem. Nothing was written.",
      exitCode: 1,
    });
    expect(await readdir(folder)).toEqual(["specs"]);
  });
});

describe("pnpm docs:runs", () => {
  test("tells the runs of all vendors, and which test shows a state", async () => {
    await writeTest("[runs runs.start waiting:review]");

    await writeRuns(folder, false);

    const document = await readFile(join(folder, "docs/runs.md"), "utf8");
    expect(document.match(/^## .*/gm)).toEqual(["## Acme"]);
    expect(document.match(/\[.*\]\(.*\)/)?.[0]).toBe("[a.test.ts](../packages/runs/test/a.test.ts)");
  });

  test("warns of a test that says it shows what there is not", async () => {
    await writeTest("[runs runs.start wating]");

    await writeRuns(folder, false);

    expect(warned).toContain(
      "packages/runs/test/a.test.ts: [runs runs.start wating] names no state of a run and nothing it can do",
    );
  });

  test("says with --check that a test was added, and writes nothing", async () => {
    await writeRuns(folder, false);
    const before = await readFile(join(folder, "docs/runs.md"), "utf8");
    await writeTest("[runs runs.start cancel]");

    await writeRuns(folder, true);

    expect(outcome().text).toMatch(/^docs\/runs.md:\d+$/m);
    expect(process.exitCode).toBe(1);
    expect(await readFile(join(folder, "docs/runs.md"), "utf8")).toBe(before);
  });
});

describe("what was generated", () => {
  test("is known until something of it or something it comes from is changed", async () => {
    expect(stateIsKnown(folder)).toBe(false);

    recordState(folder, await generateVendors(folder, [], false));
    expect(stateIsKnown(folder)).toBe(true);

    const file = generated("runs", "api.md");
    const text = await readFile(file, "utf8");
    await writeFile(file, "by hand");
    expect(stateIsKnown(folder)).toBe(false);

    await writeFile(file, text);
    expect(stateIsKnown(folder)).toBe(true);

    await writeFile(join(folder, "specs/runs/overlay.yaml"), "overlay: 1.1.0");
    expect(stateIsKnown(folder)).toBe(false);
  });

  test("is not known where a file of it is gone", async () => {
    recordState(folder, await generateVendors(folder, [], false));
    await rm(generated("runs", "api.md"));

    expect(stateIsKnown(folder)).toBe(false);
  });
});

describe("pnpm generate --check", () => {
  test("passes when everything is up to date", async () => {
    await generateVendors(folder, [], false);
    printed = [];

    await generateVendors(folder, [], true);

    expect(outcome()).toEqual({ text: "Generated code is up to date: inputs, runs.", exitCode: undefined });
  });

  test("names each file that differs, with its first line, and writes nothing", async () => {
    await generateVendors(folder, [], false);
    await writeFile(generated("inputs", "src/generated/old.ts"), "");
    await writeFile(generated("runs", "api.md"), "by hand");
    await rm(generated("runs", "openapi.json"));
    await writeFile(join(folder, "docs/corrections.md"), "by hand");
    printed = [];

    await generateVendors(folder, [], true);

    const { text, exitCode } = outcome();
    expect(exitCode).toBe(1);
    expect(text.split("\n").filter((line) => /^(packages|docs)\//.test(line))).toEqual([
      "packages/inputs/src/generated/old.ts: nothing generates it",
      "packages/runs/api.md:1",
      "packages/runs/openapi.json: missing",
      "docs/corrections.md:1",
    ]);
    expect(text).toContain('\n  - by hand\n  + <!-- Generated by "pnpm generate"');
    expect(await readFile(generated("runs", "api.md"), "utf8")).toBe("by hand");
  });
});

test.each([
  ["a\nb\n", "a\nc\n", ":2\n  - b\n  + c"],
  ["a\n", "a\nb\n", ":2\n  - \n  + b"],
  ["a\nb", "a", ":2\n  - b\n  + (end of file)"],
])("the first difference of %j and %j", (before, after, want) => {
  expect(firstDifference({ path: "a", before, after })).toBe(want);
});
