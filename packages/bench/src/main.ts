import { styleText } from "node:util";
import { Command } from "commander";
import { type Budget, budgets } from "./budgets.ts";
import { bundles } from "./bundle.ts";
import { chaos } from "./chaos/main.ts";
import { budgetText, isMissed, misses, type Row } from "./check.ts";
import { fleet } from "./fleet/compare.ts";
import { generation } from "./generation.ts";
import { importTime } from "./import-time.ts";
import { mockStart } from "./mock-start.ts";
import { overhead } from "./overhead.ts";
import { site } from "./site.ts";
import { sizes } from "./sizes.ts";
import { typeCost } from "./type-cost.ts";

/** What can be measured, each under its heading. */
const parts: Readonly<
  Record<string, readonly [title: string, measure: () => readonly Row[] | Promise<readonly Row[]>]>
> = {
  sizes: ["Source, in lines", sizes],
  bundle: ["Bundle, min + gzip", bundles],
  types: ["Type cost (tsc --extendedDiagnostics)", typeCost],
  import: ["Import, built as published", importTime],
  overhead: ["One call over a fetch that answers at once", overhead],
  fleet: ["A fleet of runs with an outage in the middle", fleet],
  mock: ["The mock of Hoop, built as published", mockStart],
  generation: ["Generation", generation],
  site: ["The documentation site", site],
};

const table: Readonly<Record<string, Budget>> = budgets;

const command = new Command("bench")
  .description("measures sizes, bundles, types, import, overhead, a fleet of runs, the mock, generation and the site")
  .option("--only <part...>", `only some of: ${Object.keys(parts).join(", ")}`)
  .option("--check", "fail where a budget is missed")
  .action(measure)
  .addCommand(chaos);
await command.parseAsync();

async function measure({ only, check = false }: { readonly only?: string[]; readonly check?: boolean }): Promise<void> {
  const unknown = only?.find((name) => !Object.hasOwn(parts, name));
  if (unknown !== undefined) command.error(`nothing to measure is called ${unknown}`);
  const found: Row[] = [];
  for (const [name, [title, rowsOf]] of Object.entries(parts)) {
    if (only?.includes(name) === false) continue;
    console.log(`\n${styleText("bold", title)}`);
    const rows = await rowsOf();
    for (const row of rows) console.log(lineOf(row));
    found.push(...rows);
  }

  const missed = misses(found, table).filter((miss) => only === undefined || !miss.endsWith("not measured"));
  if (missed.length > 0) console.error(`\n${styleText("red", "Budgets missed:")}\n  ${missed.join("\n  ")}`);
  if (check && missed.length > 0) process.exitCode = 1;
}

/** A row with what it is held to. */
function lineOf(row: Row): string {
  const [what = "", figure = "", note = ""] = row;
  const budget = table[what];
  const remark = [budgetText(budget), note].filter((text) => text !== "").join(", ");
  const shown = isMissed(row, budget) ? styleText("red", figure.padStart(10)) : figure.padStart(10);
  return `  ${what.padEnd(44)} ${shown}  ${styleText("dim", remark)}`.trimEnd();
}
