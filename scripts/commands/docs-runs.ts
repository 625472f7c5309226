import { Command } from "commander";
import pc from "picocolors";
import type { Runs } from "../pipeline/docs/runs.ts";
import { emitRuns, runCells } from "../pipeline/docs/runs-md.ts";
import { runsIn } from "../pipeline/generate.ts";
import { reportChanges } from "./report-changes.ts";
import { runCommand } from "./run-command.ts";
import { type TestCell, testCellsIn } from "./test-cells.ts";
import { readSource, root, vendorsIn } from "./workspace.ts";
import { applyChanges, changesIn } from "./write-files.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("docs:runs")
    .description("Writes docs/runs.md from the overlays and the titles of tests.")
    .option("--check", "write nothing, and fail when something would change")
    .action(({ check }: { check?: true }) => runCommand(() => writeRuns(root, check === true)));
  await command.parseAsync(argv);
}

/** What every vendor's runs can come to, each with the test that shows it. */
export async function writeRuns(folder: string, check: boolean): Promise<void> {
  const runs = vendorsIn(folder).map((vendor) => runsIn(readSource(folder, vendor)));
  const cells = testCellsIn(folder);
  const changes = await changesIn(folder, new Map([["docs/runs.md", runsText(runs, cells)]]));
  if (check) reportChanges("docs/runs.md is up to date.", "pnpm docs:runs", changes);
  else await applyChanges(folder, changes);
  warnOfCells(runs, cells);
}

/** Of several tests that show the same the first is named. */
export function runsText(runs: readonly Runs[], cells: readonly TestCell[]): string {
  return emitRuns(runs, new Map(cells.map(({ cell, file }): [string, string] => [cell, file]).reverse()));
}

/** A key that names nothing is likely a slip of the pen, and its test is missing where it should be. */
function warnOfCells(runs: readonly Runs[], cells: readonly TestCell[]): void {
  const known = runCells(runs);
  for (const { cell, file } of cells) {
    if (!known.has(cell)) console.warn(`${pc.yellow(file)}: [${cell}] names no state of a run and nothing it can do`);
  }
}
