import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a test says it shows, and where: `hoop runbooks.start waiting:review`. */
export interface TestCell {
  readonly cell: string;
  /** The file's path from the root, with a slash on every system. */
  readonly file: string;
}

/** Every key in brackets in the tests of packages and examples, in the order of their files. */
export function testCellsIn(folder: string): readonly TestCell[] {
  return testFilesIn(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(KEY)].map(([, cell = ""]) => ({ cell, file })),
  );
}

/** A vendor, a method, and a state with its reason or something that can be done. */
const KEY = /\[([a-z][\w-]* [a-z]\w*\.[a-z]\w* [a-z]+(?::[a-z0-9-]+)?)\]/g;

function testFilesIn(folder: string): readonly string[] {
  const packages = namesIn(join(folder, "packages")).map((name) => `packages/${name}/test`);
  return [...packages, "examples/test"]
    .flatMap((path) => namesIn(join(folder, path), true).map((file) => `${path}/${file}`))
    .filter((file) => file.endsWith(".test.ts"))
    .sort();
}

function namesIn(folder: string, recursive = false): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
}
