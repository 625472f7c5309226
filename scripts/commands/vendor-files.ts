import { existsSync } from "node:fs";
import { join } from "node:path";
import { correctionsIn, type Generated, runsIn, type Source } from "../pipeline/generate.ts";
import { runsText } from "./docs-runs.ts";
import { below, sharedFiles } from "./generate-vendors.ts";
import { testCellsIn } from "./test-cells.ts";
import { readSource, vendorsIn } from "./workspace.ts";

/** Everything that is generated from a vendor's source, and the documents of all vendors, by paths from the root. */
export function filesOf(folder: string, source: Source, generated: Generated): ReadonlyMap<string, string> {
  const { vendor } = source;
  const vendors = [...new Set([...vendorsIn(folder), vendor])].sort();
  return new Map([
    ...below(`specs/${vendor}`, generated.specs),
    ...below(`packages/${vendor}`, generated.files),
    ...documentsOf(folder, vendors, (one) => (one === vendor ? source : readSource(folder, one))),
  ]);
}

/** What is told of these vendors together. */
export function documentsOf(
  folder: string,
  vendors: readonly string[],
  sourceOf: (vendor: string) => Source = (vendor) => readSource(folder, vendor),
): ReadonlyMap<string, string> {
  const sources = vendors.map(sourceOf);
  const hasRuns = existsSync(join(folder, "docs/runs.md"));
  return new Map([
    ...sharedFiles(vendors, sources.map(correctionsIn)),
    ...(hasRuns ? [["docs/runs.md", runsText(sources.map(runsIn), testCellsIn(folder))] as const] : []),
  ]);
}
