import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generated } from "./support/generated.ts";

const features: Readonly<Record<string, readonly string[]>> = {
  answers: ["operations.ts", "client.ts"],
  choice: ["types.ts", "schema.ts"],
  directions: ["types.ts", "client.ts", "schema.ts"],
  docs: ["types.ts", "client.ts", "api.md"],
  inputs: ["operations.ts", "types.ts", "client.ts", "openapi.json"],
  names: ["types.ts", "openapi.json"],
  pages: ["operations.ts", "client.ts"],
  runs: ["operations.ts", "types.ts", "client.ts", "api.md"],
};

describe.each(Object.entries(features))("%s", (feature, files) => {
  const read = (file: string) => readFileSync(new URL(`fixtures/${feature}/${file}`, import.meta.url), "utf8");
  const output = generated(read("openapi.yaml"), read("overlay.yaml")).files;

  test.each(files)("%s", async (file) => {
    const path = file.endsWith(".ts") ? `src/generated/${file}` : file;

    await expect(output.get(path)).toMatchFileSnapshot(`fixtures/${feature}/expected/${file}`);
  });
});
