import type { Client } from "./client.ts";
import type { Counts } from "./count.ts";

/** One client and what came of its starts. */
export interface Outcome {
  readonly client: Pick<Client, "title" | "packages">;
  readonly counts: Counts;
}

/** Everything a run of the experiment is known by. */
export interface Experiment {
  readonly starts: number;
  readonly seed: number;
  readonly date: string;
  readonly node: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly outcomes: readonly Outcome[];
}

const HEADINGS = [
  "client",
  "ran twice or more",
  "ran, and the caller had an error",
  "… that of a start that never ran",
  "found again",
  "known not to have started",
];

const cellsOf = ({ client, counts }: Outcome): readonly string[] => [
  client.title,
  ...[counts.twice, counts.ranWithError, counts.notToBeTold, counts.foundAgain, counts.knownNotStarted].map(String),
];

/** The outcomes as a table of Markdown. */
export function markdownTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const cells = cellsOf(outcome);
    return outcome.client.packages.length === 0 ? cells.map((cell) => `**${cell}**`) : cells;
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [HEADINGS, ["---", ...HEADINGS.slice(1).map(() => "---:")], ...rows].map(line).join("\n");
}

/** The same for a terminal. */
export function textTable(outcomes: readonly Outcome[]): string {
  const rows = [HEADINGS, ...outcomes.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
}
