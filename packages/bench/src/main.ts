import { styleText } from "node:util";
import { bundles } from "./bundle.ts";
import { generation } from "./generation.ts";
import { mockStart } from "./mock-start.ts";
import { overhead } from "./overhead.ts";
import { typeCost } from "./type-cost.ts";

print("Generation", generation());
print("Type cost (tsc --extendedDiagnostics)", typeCost());
print("Bundle, min + gzip", await bundles());
print("One call over a fetch that answers at once", await overhead());
print("The mock of Hoop, run from its source", await mockStart());

/** Rows of what was measured, the figure, and the budget where there is one. */
function print(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${styleText("bold", title)}`);
  for (const [what = "", figure = "", budget = ""] of rows) {
    console.log(`  ${what.padEnd(44)} ${figure.padStart(10)}  ${styleText("dim", budget)}`.trimEnd());
  }
}
