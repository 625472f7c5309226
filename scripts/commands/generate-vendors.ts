import { join } from "node:path";
import pc from "picocolors";
import { generate } from "../pipeline/generate.ts";
import { chooseVendors, generatorDigest, readSource, vendorsIn } from "./workspace.ts";
import { applyChanges, type Change, changesIn } from "./write-files.ts";

interface Result {
  readonly vendor: string;
  readonly folder: string;
  readonly operations: number;
  readonly types: number;
  readonly changes: readonly Change[];
  readonly tookMs: number;
}

/** Generates all vendors before it writes the first file. */
export async function generateVendors(folder: string, asked: readonly string[], check: boolean): Promise<void> {
  const vendors = chooseVendors(asked, vendorsIn(folder));
  const generator = generatorDigest();
  const results: Result[] = [];
  for (const vendor of vendors) {
    const since = performance.now();
    const { files, operations, types } = generate(readSource(folder, vendor, generator));
    const target = join(folder, "packages", vendor);
    const changes = await changesIn(target, files);
    results.push({ vendor, folder: target, operations, types, changes, tookMs: performance.now() - since });
  }
  if (check) return report(results);
  for (const result of results) await applyChanges(result.folder, result.changes);
  for (const result of results) console.log(summary(result));
}

function summary({ vendor, operations, types, changes, tookMs }: Result): string {
  const files = changes.length === 1 ? "1 file" : `${changes.length} files`;
  const written = changes.length === 0 ? pc.dim("nothing changed") : pc.green(`${files} changed`);
  return `${pc.bold(vendor)}: ${operations} operations, ${types} types, ${written} ${pc.dim(`(${Math.round(tookMs)} ms)`)}`;
}

function report(results: readonly Result[]): void {
  const differences = results.flatMap(({ vendor, changes }) =>
    changes.map((change) => `packages/${vendor}/${change.path}${firstDifference(change)}`),
  );
  if (differences.length === 0) {
    console.log(`Generated code is up to date: ${results.map((result) => result.vendor).join(", ")}.`);
    return;
  }
  console.error(differences.join("\n"));
  console.error(pc.red(`\nGenerated code is not up to date. Run "pnpm generate".`));
  process.exitCode = 1;
}

/** The first line in which a file differs from what it should be. */
export function firstDifference({ before, after }: Change): string {
  if (before === undefined) return ": missing";
  if (after === undefined) return ": nothing generates it";
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const line = fresh.findIndex((text, index) => text !== old[index]);
  const at = line === -1 ? fresh.length : line;
  return `:${at + 1}\n  - ${old[at] ?? "(end of file)"}\n  + ${fresh[at] ?? "(end of file)"}`;
}
