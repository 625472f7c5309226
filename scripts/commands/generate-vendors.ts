import pc from "picocolors";
import { emitCorrections } from "../pipeline/emit-corrections.ts";
import { emitRuns, runCells } from "../pipeline/emit-runs-md.ts";
import { type Generated, generate, type Overview, overviewOf } from "../pipeline/generate.ts";
import { described, type Finding } from "../pipeline/problem.ts";
import { type TestCell, testCellsIn } from "./test-cells.ts";
import { chooseVendors, generatorDigest, readSource, vendorsIn } from "./workspace.ts";
import { applyChanges, type Change, changesIn } from "./write-files.ts";

interface Result extends Generated {
  readonly vendor: string;
  readonly changes: readonly Change[];
  readonly tookMs: number;
}

/** Generates all vendors before it writes the first file. */
export async function generateVendors(folder: string, asked: readonly string[], check: boolean): Promise<void> {
  const known = vendorsIn(folder);
  const vendors = chooseVendors(asked, known);
  const generator = generatorDigest();
  const results: Result[] = [];
  for (const vendor of vendors) {
    const since = performance.now();
    const generated = generate(readSource(folder, vendor, generator));
    const changes = [
      ...(await changesIn(folder, below(`specs/${vendor}`, generated.specs))),
      ...(await changesIn(folder, below(`packages/${vendor}`, generated.files))),
    ];
    results.push({ ...generated, vendor, changes, tookMs: performance.now() - since });
  }
  // Documents of all vendors, so those that were not asked for are read as well.
  const overviews = known.map(
    (vendor) => results.find((one) => one.vendor === vendor) ?? overviewOf(readSource(folder, vendor, generator)),
  );
  const cells = testCellsIn(folder);
  const documents = await changesIn(folder, documentsOf(overviews, cells));

  const changes = [...results.flatMap((result) => result.changes), ...documents];
  if (check) report(vendors, changes);
  else {
    await applyChanges(folder, changes);
    for (const result of results) console.log(summary(result));
    for (const { path } of documents) console.log(`${pc.bold(path)}: ${pc.green("changed")}`);
  }
  for (const { vendor, warnings } of results) warn(vendor, warnings);
  warnOfCells(overviews, cells);
}

function documentsOf(overviews: readonly Overview[], cells: readonly TestCell[]): ReadonlyMap<string, string> {
  // Of several tests that show the same the first is named.
  const tests = new Map(cells.map(({ cell, file }): [string, string] => [cell, file]).reverse());
  return new Map([
    ["docs/corrections.md", emitCorrections(overviews.map(({ corrections }) => corrections))],
    [
      "docs/runs.md",
      emitRuns(
        overviews.map(({ runs }) => runs),
        tests,
      ),
    ],
  ]);
}

/** A key that names nothing is likely a slip of the pen, and its test is missing where it should be. */
function warnOfCells(overviews: readonly Overview[], cells: readonly TestCell[]): void {
  const known = runCells(overviews.map(({ runs }) => runs));
  for (const { cell, file } of cells) {
    if (!known.has(cell)) console.warn(`${pc.yellow(file)}: [${cell}] names no state of a run and nothing it can do`);
  }
}

function below(folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [`${folder}/${path}`, text]));
}

function summary({ vendor, operations, types, changes, tookMs }: Result): string {
  const files = changes.length === 1 ? "1 file" : `${changes.length} files`;
  const written = changes.length === 0 ? pc.dim("nothing changed") : pc.green(`${files} changed`);
  return `${pc.bold(vendor)}: ${operations} operations, ${types} types, ${written} ${pc.dim(`(${Math.round(tookMs)} ms)`)}`;
}

function warn(vendor: string, warnings: readonly Finding[]): void {
  if (warnings.length === 0) return;
  console.warn(
    `\n${pc.yellow(`${vendor}: worth a look.`)}\n${described(warnings, `specs/${vendor}/openapi.yaml`, `specs/${vendor}/overlay.yaml`)}`,
  );
}

function report(vendors: readonly string[], changes: readonly Change[]): void {
  if (changes.length === 0) {
    console.log(`Generated code is up to date: ${vendors.join(", ")}.`);
    return;
  }
  console.error(changes.map((change) => change.path + firstDifference(change)).join("\n"));
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
