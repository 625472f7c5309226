import { rules } from "./judge.ts";
import type { Finding } from "./run.ts";

type Reported = Pick<Finding, "fault" | "column" | "cell" | "bads" | "ms" | "limitMs">;

/** Every case on a line: what was seen, and how long it took of what it might. */
export const linesOf = (findings: readonly Reported[]): string =>
  findings
    .map(({ fault, column, cell, ms, limitMs }) =>
      [fault.padEnd(20), column.padEnd(16), cell.padEnd(32), `${ms} of ${limitMs} ms`].join(" "),
    )
    .join("\n");

/** Our bad cells, each with the rules it breaks and how to see it again; empty where there is none. */
export const complaintsOf = (findings: readonly Reported[], ours: ReadonlySet<string>): string =>
  findings
    .filter(({ column, bads }) => ours.has(column) && bads.length > 0)
    .flatMap(({ fault, column, cell, bads }) => [
      `${fault} × ${column}: ${cell}`,
      ...bads.map((bad) => `  ${bad}: ${rules[bad]}`),
      `  again: pnpm faults --ours --only ${fault}`,
    ])
    .join("\n");
