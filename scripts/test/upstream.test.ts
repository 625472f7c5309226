import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkParts } from "../pipeline/check-parts.ts";
import { isObject, type JsonObject } from "../pipeline/json.ts";
import { readDescription } from "../pipeline/read.ts";
import { mapParts, type Part } from "../pipeline/walk.ts";

// The files the vendors publish are not part of this repository; where they lie beside it, ours are compared with them.
const upstream = new URL("../../../shared/vendors/upstream/", import.meta.url);
const specs = new URL("../../specs/", import.meta.url);
const present = existsSync(upstream);
const files = present ? readdirSync(upstream).filter((file) => /\.(json|yaml)$/.test(file)) : [];

test.skipIf(present)("the published files are not here, so there is nothing to compare", () => {
  expect(files).toEqual([]);
});

describe.runIf(present)("what vendors publish", () => {
  test.each(files)("%s can be read", (file) => {
    const document = readDescription(readFileSync(new URL(file, upstream), "utf8"), file);

    expect(checkParts(document)).toEqual([]);
  });

  test.each([
    ["airplane", "airplane.openapi.yaml"],
    ["hoop", "hoop.openapi.json"],
  ])("specs/%s says the same as %s", (vendor, file) => {
    const ours = structureOf(readDescription(readFileSync(new URL(`${vendor}/openapi.yaml`, specs), "utf8"), vendor));
    const theirs = structureOf(readDescription(readFileSync(new URL(file, upstream), "utf8"), file));

    const paths = Object.keys(ours.paths ?? {});
    expect(paths.length).toBeGreaterThan(0);
    expect(ours.paths).toEqual(
      Object.fromEntries(Object.entries(theirs.paths ?? {}).filter(([path]) => paths.includes(path))),
    );
    expect(ours.components).toEqual(theirs.components);
  });
});

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
