import pc from "picocolors";
import type { Change } from "./write-files.ts";

/** What `--check` says: that nothing would change, or what would, and which command changes it. */
export function reportChanges(upToDate: string, command: string, changes: readonly Change[]): void {
  if (changes.length === 0) {
    console.log(upToDate);
    return;
  }
  console.error(changes.map((change) => change.path + firstDifference(change)).join("\n"));
  console.error(pc.red(`\nGenerated files are not up to date. Run "${command}".`));
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
