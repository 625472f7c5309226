import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../commands/workspace.ts";
import { generated } from "./support/generated.ts";

const ROWS = 1300;
const tsc = fileURLToPath(new URL("../node_modules/typescript7/bin/tsc", import.meta.url));
let folder = "";

/** A description of 1,300 operations, no two of the same shape. */
function manyOperations(): object {
  const rows = Array.from({ length: ROWS }, (_, index) => [
    `/things${index}/{id}`,
    {
      [["get", "put", "post", "delete"][index % 4] ?? "get"]: {
        "x-sdk": { group: `things${index % 50}`, name: `call${index}` },
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: `q${index}`, in: "query", schema: { type: "string" } },
        ],
        responses: { 200: { content: { "application/json": { schema: { type: "string" } } } } },
      },
    },
  ]);
  return { openapi: "3.1.0", info: { title: "Many", version: "1" }, paths: Object.fromEntries(rows) };
}

/** What the compiler says of the table and of what it imports. */
function compiled(operations: string): string {
  writeFileSync(join(folder, "operations.ts"), operations);
  const compilerOptions = {
    ...{ target: "es2023", lib: ["es2023", "dom", "dom.iterable", "dom.asynciterable"], types: [] },
    ...{ module: "nodenext", noEmit: true, strict: true, skipLibCheck: true },
    ...{ exactOptionalPropertyTypes: true, allowImportingTsExtensions: true, noUnusedLocals: true },
    paths: { "@x/core": [join(root, "packages/core/src/index.ts")] },
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["operations.ts"] }));
  return spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" }).stdout;
}

let table = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "many-rows-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [path, text] of generated(manyOperations()).files) {
    if (path.endsWith(".ts")) writeFileSync(join(folder, path.split("/").at(-1) ?? ""), text);
    if (path.endsWith("operations.ts")) table = text;
  }
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("the compiler accepts a table of 1,300 rows", () => {
  expect(table.match(/^export const \w+: Operation</gm)).toHaveLength(ROWS);
  expect(compiled(table)).toBe("");
}, 60_000);

test("the compiler refuses an effect that is misspelled", () => {
  const wrong = table.replace('effect: "read"', 'effect: "raed"');

  expect(compiled(wrong)).toMatch(
    /^.*operations\.ts\(\d+,3\): error TS2322: Type '"raed"' is not assignable to type 'Effect'/,
  );
}, 60_000);
