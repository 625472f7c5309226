import pc from "picocolors";
import { type Corrections, emitCorrections } from "../pipeline/docs/corrections.ts";
import { emitMockTables } from "../pipeline/emit/mock-tables.ts";
import { emitOverlaySchema } from "../pipeline/emit/overlay-schema.ts";
import { emitDefaultEffects, emitPlanTypes } from "../pipeline/emit/plan-types.ts";
import { correctionsIn, type Generated, generate } from "../pipeline/generate.ts";
import { described, type Finding } from "../pipeline/problems/problem.ts";
import { missingChangeset, reportMissing } from "./check-surface.ts";
import { lostTextsText } from "./lost-texts.ts";
import { reportChanges } from "./report-changes.ts";
import { chooseVendors, generatorDigest, readSource, vendorsIn } from "./workspace.ts";
import { applyChanges, type Change, changesIn } from "./write-files.ts";

interface Result extends Generated {
  readonly vendor: string;
  readonly changes: readonly Change[];
  readonly tookMs: number;
}

/** Generates all vendors before it writes the first file; answers the paths of all files it has generated. */
export async function generateVendors(
  folder: string,
  asked: readonly string[],
  check: boolean,
): Promise<readonly string[]> {
  const known = vendorsIn(folder);
  const vendors = chooseVendors(asked, known);
  const results: Result[] = [];
  for (const vendor of vendors) {
    const since = performance.now();
    const generated = generate(readSource(folder, vendor));
    const changes = [
      ...(await changesIn(folder, below(`specs/${vendor}`, generated.specs))),
      ...(await changesIn(folder, below(`packages/${vendor}`, generated.files))),
    ];
    results.push({ ...generated, vendor, changes, tookMs: performance.now() - since });
  }
  // A document of all vendors, so the overlays of those that were not asked for are read as well.
  const corrections = known.map(
    (vendor) => results.find((one) => one.vendor === vendor)?.corrections ?? correctionsIn(readSource(folder, vendor)),
  );
  const shared = sharedFiles(known, corrections);
  const sharedChanges = await changesIn(folder, shared);

  const changes = [...results.flatMap((result) => result.changes), ...sharedChanges];
  if (check) {
    reportChanges(`Generated code is up to date: ${vendors.join(", ")}.`, "pnpm generate", changes);
    reportMissing(results.flatMap(({ vendor, surface }) => missingChangeset(folder, vendor, surface) ?? []));
  } else {
    await applyChanges(folder, changes);
    for (const result of results) console.log(summary(result));
    for (const { path } of sharedChanges) console.log(`${pc.bold(path)}: ${pc.green("changed")}`);
  }
  for (const { vendor, warnings, lostTexts } of results) {
    warn(vendor, warnings);
    if (lostTexts.length > 0) console.warn(`\n${pc.yellow(lostTextsText(vendor, lostTexts))}`);
  }
  const own = results.flatMap(({ vendor, files }) => [...below(`packages/${vendor}`, files).keys()]);
  return [...own, ...shared.keys()];
}

/** What is not of one vendor: what the documents, the mock, editors and the core know of all of them. */
export function sharedFiles(
  vendors: readonly string[],
  corrections: readonly Corrections[],
): ReadonlyMap<string, string> {
  return new Map([
    ["docs/corrections.md", emitCorrections(corrections)],
    ["packages/mock/src/vendors/generated/tables.ts", emitMockTables(vendors)],
    ["specs/overlay.schema.json", emitOverlaySchema()],
    ["packages/core/src/types/generated/plans.ts", emitPlanTypes()],
    ["packages/core/src/types/generated/effects.ts", emitDefaultEffects()],
    ["scripts/generator.sha256", `${generatorDigest()}\n`],
  ]);
}

export function below(folder: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
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
