import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { root, vendorsIn } from "../commands/workspace.ts";
import type { Part } from "../pipeline/document/grammar.ts";
import { methods } from "../pipeline/document/openapi.ts";
import { mapParts } from "../pipeline/document/walk.ts";
import { isList, isObject, type Json, type JsonObject } from "../pipeline/json/json.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { readDescription } from "../pipeline/read/read.ts";

// The files the vendors publish are not part of this repository; where they lie beside it, ours are compared with them.
const upstream = new URL("../../../shared/vendors/upstream/", import.meta.url);
const specs = new URL("../../specs/", import.meta.url);
const present = existsSync(upstream);
const files = present ? readdirSync(upstream).filter((file) => /\.(json|yaml)$/.test(file)) : [];

const specText = (path: string) => readFileSync(new URL(path, specs), "utf8");
const texts = vendorsIn(root).flatMap((vendor) =>
  ["openapi.yaml", "texts.yaml", "overlay.yaml"].map((file) => `${vendor}/${file}`),
);

test.skipIf(present)("the published files are not here, so there is nothing to compare", () => {
  expect(files).toEqual([]);
});

describe.runIf(present)("what vendors publish", () => {
  test.each(files)("%s can be read", (file) => {
    const document = readDescription(textOf(file), file);

    expect(checkParts(document)).toEqual([]);
  });

  test.each([
    ["airplane", "airplane.openapi.yaml"],
    ["hoop", "hoop.openapi.json"],
  ])("specs/%s says the same as %s", (vendor, file) => {
    const ours = structureOf(readDescription(specText(`${vendor}/openapi.yaml`), vendor));
    const theirs = structureOf(readDescription(textOf(file), file));

    expect(Object.keys(ours.paths ?? {}).length).toBeGreaterThan(0);
    expect(ours.paths).toEqual(theirs.paths);
    expect(ours.components).toEqual(theirs.components);
  });

  test("specs/hoop has all of it", () => {
    const { paths, components } = readDescription(specText("hoop/openapi.yaml"), "hoop");
    const operations = Object.values(paths as JsonObject).flatMap((item) =>
      methods.filter((method) => isObject(item) && method in item),
    );

    expect(Object.keys(paths as JsonObject)).toHaveLength(149);
    expect(operations).toHaveLength(222);
    expect(Object.keys((components as { schemas: JsonObject }).schemas)).toHaveLength(240);
  });

  test.each(texts)("specs/%s says nothing in the words of a published description", (file) => {
    const ours = runsOf(specText(file));

    expect([...ours].filter((run) => published().has(run))).toEqual([]);
  });
});

const WORDS = 8;

/** Every run of eight words in a text, whatever stands between them. */
function runsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map((_, index) => words.slice(index, index + WORDS).join(" ")).slice(0, 1 - WORDS));
}

let runs: ReadonlySet<string> | undefined;

/** The runs in the summaries, descriptions and titles that vendors publish. */
function published(): ReadonlySet<string> {
  // This one was written by the project from what it had read.
  const theirs = files.filter((file) => file !== "blink.openapi.yaml");
  runs ??= new Set(
    theirs.flatMap((file) => proseIn(readDescription(textOf(file), file)).flatMap((text) => [...runsOf(text)])),
  );
  return runs;
}

function textOf(file: string): string {
  return readFileSync(new URL(file, upstream), "utf8");
}

function proseIn(value: Json): string[] {
  if (isList(value)) return value.flatMap(proseIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === "string" && ["summary", "description", "title"].includes(key) ? [item] : proseIn(item),
  );
}

/** A description without its words: what is left is paths, parameters, types and statuses. */
function structureOf(document: JsonObject): JsonObject {
  return mapParts(document, (node, part) => {
    const words = wordsOf[part] ?? [];
    const entries = Object.entries(node).filter(([key]) => !words.includes(key) && !key.startsWith("x-"));
    return Object.fromEntries(
      entries.map(([key, value]) => [key, part === "components" ? schemes(key, value) : value]),
    );
  });
}

function schemes(key: string, value: unknown): never {
  if (key !== "securitySchemes" || !isObject(value)) return value as never;
  const bare = Object.entries(value).map(([name, scheme]) => {
    const { description: _, ...rest } = scheme as JsonObject;
    return [name, Object.fromEntries(Object.entries(rest).filter(([field]) => !field.startsWith("x-")))];
  });
  return Object.fromEntries(bare) as never;
}

const prose = ["summary", "description", "externalDocs", "example", "examples"];
const wordsOf: Partial<Record<Part, readonly string[]>> = {
  operation: prose,
  pathItem: prose,
  parameter: prose,
  requestBody: prose,
  response: prose,
  header: prose,
  media: prose,
  schema: [...prose, "title"],
};
