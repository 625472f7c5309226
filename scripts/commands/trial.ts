import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { inOwnFolder } from "./own-folder.ts";
import { runNode as run } from "./run-node.ts";
import { UsageError } from "./workspace.ts";
import type { Change } from "./write-files.ts";

export interface TrialOptions {
  readonly types: boolean;
  readonly contract: boolean;
}

/** Type-checks a vendor's package and runs its contract tests in a copy of the tree that has the changes. */
export async function tryChanges(
  folder: string,
  vendor: string,
  changes: readonly Change[],
  { types, contract }: TrialOptions,
): Promise<void> {
  if (!types && !contract) return;
  await inCopy(folder, changes, async (copy) => {
    if (types) await checkTypes(copy, vendor);
    if (contract) await checkContract(copy, vendor);
  });
}

/** Does something in a copy of the tree that has the changes, and is gone afterwards. */
export function inCopy<T>(
  folder: string,
  changes: readonly Pick<Change, "path" | "after">[],
  act: (copy: string) => Promise<T>,
): Promise<T> {
  return inOwnFolder("regenerate", (copy) => {
    copyTree(folder, copy);
    for (const change of changes) applyTo(copy, change);
    return act(copy);
  });
}

/** The packages and what they need; their dependencies by links. */
function copyTree(folder: string, copy: string): void {
  for (const file of ["package.json", "pnpm-workspace.yaml", "tsconfig.base.json", "biome.json", "README.md"]) {
    if (existsSync(join(folder, file))) cpSync(join(folder, file), join(copy, file));
  }
  symlinkSync(join(folder, "node_modules"), join(copy, "node_modules"), "dir");
  const filter = (path: string) =>
    !relative(folder, path)
      .split(sep)
      .some((name) => left.has(name));
  for (const part of ["packages", "scripts", "specs"].filter((one) => existsSync(join(folder, one)))) {
    cpSync(join(folder, part), join(copy, part), { recursive: true, verbatimSymlinks: true, filter });
  }
}

const left: ReadonlySet<string> = new Set(["dist", ".turbo", "bench", ".cache", ".vite"]);

function applyTo(copy: string, { path, after }: Pick<Change, "path" | "after">): void {
  const to = join(copy, path);
  mkdirSync(dirname(to), { recursive: true });
  if (after === undefined) rmSync(to, { force: true });
  else writeFileSync(to, after);
}

export async function checkTypes(copy: string, vendor: string): Promise<void> {
  const tsc = join("node_modules", "typescript", "bin", "tsc");
  await run(`The types of packages/${vendor}`, join(copy, "packages", vendor), [tsc, "-p", "tsconfig.json"]);
}

async function checkContract(copy: string, vendor: string): Promise<void> {
  const results = join(copy, "contract.json");
  const vitest = join("node_modules", "vitest", "vitest.mjs");
  const test = ["run", "test/contract/contract.test.ts", "-t", `^${vendor}\\b`, "--reporter=default"];
  const args = [vitest, ...test, "--reporter=json", `--outputFile.json=${results}`];
  await run(`The contract tests of ${vendor}`, join(copy, "packages", "mock"), args);
  const { numPassedTests } = JSON.parse(readFileSync(results, "utf8")) as { numPassedTests: number };
  if (numPassedTests === 0) throw new UsageError(`packages/mock has no contract tests of ${vendor}.`);
  console.log(`The contract of ${vendor}: ${numPassedTests} tests passed.`);
}
