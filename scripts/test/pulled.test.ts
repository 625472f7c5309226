import { existsSync, readFileSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { generateVendors } from "../commands/generate-vendors.ts";
import { regenerate } from "../commands/regenerate.ts";
import { pull } from "../commands/specs-pull.ts";
import { root } from "../commands/workspace.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { readDescription } from "../pipeline/read/read.ts";
import { factsOf } from "../pipeline/texts/facts.ts";
import { textsOf } from "../pipeline/texts/texts.ts";
import { treeOf } from "./support/tree.ts";

// What vendors publish is not part of this repository; where it lies beside it, it is pulled into a copy.
const upstream = fileURLToPath(new URL("../../../shared/vendors/upstream/", import.meta.url));
const present = existsSync(upstream);
const hoop = join(upstream, "hoop.openapi.json");
let folder = "";
let printed = "";

test.skipIf(present)("the published files are not here, so there is nothing to pull", () => {
  expect(present).toBe(false);
});

test
  .runIf(present)
  .each([
    "hoop.openapi.json",
    "airplane.openapi.yaml",
    "airplane.openapi-2023-03-23-apiext-names.yaml",
    "blink.swagger-2022.yaml",
  ])("the facts of %s are a description without a word", (file) => {
  const facts = factsOf(readDescription(readFileSync(join(upstream, file), "utf8"), file));
  const { "#/info": _title, ...words } = textsOf(facts);

  expect(words).toEqual({});
  expect(checkParts(facts)).toEqual([]);
  expect(factsOf(facts)).toEqual(facts);
});

describe.runIf(present)("of what is published, as it is pulled already,", () => {
  const options = { types: false, contract: false };

  beforeAll(async () => {
    const print = (text: string) => {
      printed += `${text}\n`;
    };
    vi.spyOn(console, "log").mockImplementation(print);
    folder = await mkdtemp(join(tmpdir(), "pulled-"));
    await cp(join(root, "specs"), join(folder, "specs"), { recursive: true });
    await generateVendors(folder, [], false);
  }, 60_000);
  afterAll(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  test("a pull changes no byte, in JSON or in YAML", async () => {
    const before = treeOf(folder);
    const yaml = join(folder, "node_modules/hoop.yaml");
    await cp(hoop, join(folder, "node_modules/hoop.json"));
    await writeFile(yaml, yamlText(JSON.parse(await readFile(hoop, "utf8"))));

    await pull(folder, "hoop", hoop);
    expect(treeOf(folder)).toEqual(before);

    await pull(folder, "hoop", yaml);
    const file = "specs/hoop/openapi.yaml";
    expect(treeOf(folder)[file]).toBe(before[file]);
    await pull(folder, "hoop", hoop);
  });

  test("pnpm regenerate hoop changes nothing at all", async () => {
    await cp(join(root, "specs/hoop/source.json"), join(folder, "specs/hoop/source.json"));
    const before = treeOf(folder);

    await regenerate("hoop", { ...options, root: folder, from: hoop });

    expect(treeOf(folder)).toEqual(before);
  });

  test("pnpm regenerate airplane says what only our overlay has, and changes nothing", async () => {
    const before = treeOf(folder);
    printed = "";

    await regenerate("airplane", { ...options, root: folder, from: join(upstream, "airplane.openapi.yaml") });

    expect(treeOf(folder)).toEqual(before);
    expect(printed).toContain("`runs.cancel` (`POST /runs/cancel`) is gone from the published description");
    expect(printed).toContain("overlay.yaml#/actions/0 keeps it");
  });
});
