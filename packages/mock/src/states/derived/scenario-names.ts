import { type Row, rowOf } from "./rows.ts";
import { scenariosOf } from "./scenarios.ts";

/** What the runs of a table can go through; the first is the usual one. */
export function scenarioNames(operations: readonly Row[]): readonly string[] {
  const records = operations.flatMap(({ run }) => (run ? [rowOf(operations, run.poll)] : []));
  const names = records.flatMap(({ record }) => (record ? Object.keys(scenariosOf(record)) : []));
  return [...new Set(["succeeds", ...names])];
}

/** Other names for them. */
export const aliases: Readonly<Record<string, string>> = { failed: "fails", open: "cancelled" };
