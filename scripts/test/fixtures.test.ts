import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generated } from "./support/generated.ts";

const features: Readonly<Record<string, readonly string[]>> = {
  answers: ["operations.ts", "client.ts"],
  choice: ["client.ts", "schema.ts"],
  directions: ["client.ts", "schema.ts"],
  docs: ["client.ts", "api.md"],
  inputs: ["operations.ts", "table.ts", "client.ts", "openapi.json"],
  names: ["client.ts", "openapi.json"],
  pages: ["operations.ts", "table.ts", "client.ts"],
  runs: ["operations.ts", "table.ts", "client.ts", "api.md"],
};

describe.each(Object.entries(features))("%s", (feature, files) => {
  const read = (file: string) => readFileSync(new URL(`fixtures/${feature}/${file}`, import.meta.url), "utf8");
  const output = generated(read("openapi.yaml"), read("overlay.yaml")).files;

  test.each(files)("%s", async (file) => {
    const path = file.endsWith(".ts") ? `src/generated/${file}` : file;

    await expect(output.get(path)).toMatchFileSnapshot(`fixtures/${feature}/expected/${file}`);
  });
});
