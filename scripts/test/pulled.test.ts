import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { pull } from "../commands/specs-pull.ts";
import { root } from "../commands/workspace.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";

// What Hoop publishes is not part of this repository; where it lies beside it, it is pulled into a copy.
const published = fileURLToPath(new URL("../../../shared/vendors/upstream/hoop.openapi.json", import.meta.url));
const present = existsSync(published);
let folder = "";

test.skipIf(present)("Hoop's published file is not here, so there is nothing to pull", () => {
  expect(present).toBe(false);
});

describe.runIf(present)("a pull of what Hoop publishes", () => {
  beforeAll(async () => {
    vi.spyOn(console, "log").mockReturnValue();
    folder = await mkdtemp(join(tmpdir(), "pulled-"));
    await cp(join(root, "specs/hoop"), join(folder, "specs/hoop"), { recursive: true });
    await pull(folder, "hoop", published);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  test.each(["openapi.yaml", "source.json", "texts.yaml", "overlay.yaml"])("changes no byte of %s", async (file) => {
    const read = (from: string) => readFile(join(from, "specs/hoop", file), "utf8");

    expect(await read(folder)).toBe(await read(root));
  });

  test("is the same from YAML", async () => {
    const yaml = join(folder, "hoop.yaml");
    await writeFile(yaml, yamlText(JSON.parse(await readFile(published, "utf8"))));

    await pull(folder, "hoop", yaml);

    const read = (from: string) => readFile(join(from, "specs/hoop/openapi.yaml"), "utf8");
    expect(await read(folder)).toBe(await read(root));
  });
});
