import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runNode } from "../run-node.ts";
import { checkTypes, inCopy } from "../trial.ts";
import { type ContractResult, contractOf } from "./contract.ts";

export interface Tried {
  /** The files as they were tried: formatted, with the list of what a review looks at. */
  readonly files: ReadonlyMap<string, string>;
  readonly contract: ContractResult;
}

/** Formats, type-checks and tests a new vendor in a copy of the tree; `tell` is told of every step. */
export function tryVendor(
  folder: string,
  vendor: string,
  files: ReadonlyMap<string, string>,
  tell: (step: string) => void,
): Promise<Tried> {
  const changes = [...files].map(([path, after]) => ({ path, after }));
  return inCopy(folder, changes, async (copy) => {
    link(folder, copy, vendor);
    const written = [...files.keys()].filter((path) => isWritten(path, vendor));
    await runNode("The new files", copy, [join("node_modules", BIOME), "format", "--write", ...written]);
    tell("Checking the types");
    await Promise.all([checkTypes(copy, vendor), checkTypes(copy, "mock")]);
    const effects = await noteEffects(copy, vendor);
    tell("Running the tests of the package, and its contract");
    const vitest = join("node_modules", "vitest", "vitest.mjs");
    await runNode(`The tests of packages/${vendor}`, join(copy, "packages", vendor), [vitest, "run", "--no-isolate"]);
    const contract = await contractOf(copy, vendor);
    const tried = [...files].map(([path, text]): [string, string] => [
      path,
      written.includes(path) ? readFileSync(join(copy, path), "utf8") : text,
    ]);
    return { files: new Map([...tried, effects]), contract };
  });
}

const BIOME = "@biomejs/biome/bin/biome";

/** What the formatter looks at: no generated file, no Markdown, no YAML. */
function isWritten(path: string, vendor: string): boolean {
  const isOf = path.startsWith(`packages/${vendor}/`) || path.endsWith(`/vendors/${vendor}.ts`);
  return isOf && /\.(ts|json)$/.test(path) && !path.includes("/generated/") && !path.endsWith("/openapi.json");
}

/** The dependencies of the new package and the mock's on it, as an install would link them. */
function link(folder: string, copy: string, vendor: string): void {
  const modules = join(copy, "packages", vendor, "node_modules");
  const core = join(folder, "packages/core/node_modules");
  for (const name of ["@types/node", "typescript", "vitest"]) linkTo(join(core, name), join(modules, name));
  linkTo(join(copy, "packages/core"), join(modules, "@x/core"));
  linkTo(join(copy, "packages", vendor), join(copy, "packages/mock/node_modules/@x", vendor));
}

function linkTo(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path, "dir");
}

/** The list of effects, inputs, pages and runs, in the words of the contract tests. */
async function noteEffects(copy: string, vendor: string): Promise<readonly [string, string]> {
  const path = `packages/mock/test/contract/effects/${vendor}.txt`;
  const script = [
    `import { writeFileSync } from "node:fs";`,
    `import { table } from "@x/${vendor}/operations";`,
    `import { reviewedLines } from "./test/support/reviewed.ts";`,
    `writeFileSync("test/contract/effects/${vendor}.txt", reviewedLines(table));`,
  ].join("\n");
  const file = join(copy, "packages/mock/note-effects.ts");
  writeFileSync(file, script);
  await runNode("The effects", join(copy, "packages/mock"), [file]);
  return [path, readFileSync(join(copy, path), "utf8")];
}
