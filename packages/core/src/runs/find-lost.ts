import { OutcomeUnknownError } from "../errors/errors.ts";
import type { Input } from "../types/input.ts";
import type { OnceOptions } from "../types/once-options.ts";
import type { Lost, Reconciled, ReconcileOptions } from "../types/reconciled.ts";
import type { Run } from "../types/run.ts";
import type { RunContext, Startable } from "./context.ts";
import { reconcile, recoveryOf } from "./reconcile.ts";

type Choice = { readonly [Name in "choose" | "ifNotFound"]: OnceOptions[Name] | undefined };

/**
 * The run of a start that was noted and may have been made; `undefined` where it may be made again. Throws
 * `OutcomeUnknownError` otherwise, as whatever goes wrong here says nothing of the start.
 */
export async function findLost(
  row: Startable,
  input: Input,
  lost: Lost,
  options: ReconcileOptions,
  { choose, ifNotFound }: Choice,
  context: RunContext,
): Promise<Run | undefined> {
  const begun = context.clock.elapsed();
  try {
    const reconciled = await reconcile(row, input, lost, context, options);
    if (reconciled.outcome === "found") return reconciled.run;
    const chosen = await choose?.(reconciled.outcome === "candidates" ? reconciled.runs : []);
    if (chosen !== undefined) return chosen;
    if (reconciled.outcome === "notFound" && ifNotFound === "start") return undefined;
    throw new Error(why(reconciled, lost));
  } catch (cause) {
    if (cause instanceof OutcomeUnknownError) throw cause;
    const { since, correlation } = lost;
    const idempotencyKey = row.effect === "keyed" ? correlation : undefined;
    const where = { origin: context.base.origin, since, until: context.clock.now(), idempotencyKey };
    throw new OutcomeUnknownError(
      { operation: row.id, ...where, cause },
      recoveryOf(row, { input, options, correlation }, context, { since, begun }),
    );
  }
}

function why(reconciled: Exclude<Reconciled, { outcome: "found" }>, { since }: Lost): string {
  const what =
    reconciled.outcome === "candidates"
      ? `it may be one of the runs ${reconciled.runs.map(({ id }) => id).join(", ")}`
      : reconciled.why;
  return `a start noted at ${new Date(since).toISOString()} was not found: ${what}`;
}
