import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { generateVendors } from "../commands/generate-vendors.ts";
import { pull } from "../commands/specs-pull.ts";
import { root } from "../commands/workspace.ts";

// What Hoop publishes is not part of this repository; where it lies beside it, it is pulled into a copy.
const published = fileURLToPath(new URL("../../../shared/vendors/upstream/hoop.openapi.json", import.meta.url));
const present = existsSync(published);
let folder = "";

test.skipIf(present)("Hoop's published file is not here, so there is nothing to pull", () => {
  expect(present).toBe(false);
});

describe.runIf(present)("a pull of what Hoop publishes, in its words instead of ours", () => {
  beforeAll(async () => {
    vi.spyOn(console, "log").mockReturnValue();
    folder = await mkdtemp(join(tmpdir(), "pulled-"));
    await cp(join(root, "specs/hoop"), join(folder, "specs/hoop"), { recursive: true });
    await pull(folder, "hoop", published);
    await generateVendors(folder, ["hoop"], false);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  const generated = (from: string, file: string) => readFile(join(from, "packages/hoop/src/generated", file), "utf8");

  test("leaves the operation table as it is", async () => {
    const [before, after] = [await generated(root, "operations.ts"), await generated(folder, "operations.ts")];

    expect(unstamped(after)).toBe(unstamped(before));
  });

  test("leaves the client as it is, its comments aside", async () => {
    const [before, after] = [await generated(root, "client.ts"), await generated(folder, "client.ts")];

    expect(after).not.toBe(before);
    expect(uncommented(after)).toBe(uncommented(before));
  });
});

function unstamped(code: string): string {
  return code.replace(/^\/\/ spec .*$/m, "");
}

function uncommented(code: string): string {
  return unstamped(code).replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, "");
}
