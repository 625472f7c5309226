import type { Budget } from "./budgets.ts";

/** What was measured, its figure with a unit, and a note. */
export type Row = readonly string[];

/** What a row is held to, in words; empty where it is held to nothing. */
export function budgetText(budget: Budget | undefined): string {
  if (budget === undefined) return "";
  return `at most ${budget.most}${budget.goal === undefined ? "" : ` (goal ${budget.goal})`}`;
}

export const isMissed = (row: Row, budget: Budget | undefined): boolean =>
  budget !== undefined && !(figureOf(row) <= budget.most);

/** Every budget that is missed, or of which nothing was measured. */
export function misses(rows: readonly Row[], budgets: Readonly<Record<string, Budget>>): string[] {
  return Object.entries(budgets).flatMap(([what, budget]) => {
    const row = rows.find(([name]) => name === what);
    if (row === undefined) return [`${what}: not measured`];
    return isMissed(row, budget) ? [`${what}: ${row[1]}, ${budgetText(budget)}`] : [];
  });
}

const figureOf = ([, figure = ""]: Row): number => Number.parseFloat(figure);
