import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pc from "picocolors";
import { type Change, highest, isAtLeast } from "../pipeline/diff/change.ts";
import { compareSurfaces } from "../pipeline/diff/compare-surfaces.ts";
import { readSurface } from "../pipeline/diff/surface-text.ts";
import type { Surface } from "../pipeline/diff/surface-types.ts";
import { cleanLine } from "../pipeline/text/safe-text.ts";
import { packageNameOf, pendingBump } from "./changesets.ts";

export const surfaceFile = (vendor: string) => `packages/${vendor}/surface.json`;

/** What callers can notice since the last release, where no changeset asks for as much; else nothing. */
export function missingChangeset(folder: string, vendor: string, surface: Surface): string | undefined {
  const file = surfaceFile(vendor);
  if (!existsSync(join(folder, file))) return undefined;
  const released = readSurface(readFileSync(join(folder, file), "utf8"), file);
  const changes = compareSurfaces(released, surface);
  const asked = highest(changes.map(({ bump }) => bump));
  const name = packageNameOf(folder, vendor);
  if (isAtLeast(pendingBump(folder, name), asked)) return undefined;
  return [
    `${name} has changed for callers since ${file}, and no changeset asks for a ${asked} version of it:`,
    ...changes
      .filter(({ bump }) => bump === asked)
      .slice(0, MOST_LINES)
      .map(lineOf),
  ].join("\n");
}

const MOST_LINES = 20;

function lineOf({ bump, what }: Change): string {
  return `  ${bump} ${cleanLine(what)}`;
}

export function reportMissing(missing: readonly string[]): void {
  if (missing.length === 0) return;
  console.error(missing.join("\n\n"));
  console.error(pc.red('\nRun "pnpm changeset", and say there what it means for users.'));
  process.exitCode = 1;
}
