import { OutcomeUnknownError, RefusedError } from "../errors/errors.ts";
import { SdkError } from "../errors/sdk-error.ts";
import { checkNumber } from "../transport/check-options.ts";
import type { Input } from "../types/input.ts";
import type { OnceOptions } from "../types/once-options.ts";
import type { Lost, Reconciled, ReconcileOptions } from "../types/reconciled.ts";
import type { Run } from "../types/run.ts";
import type { RunContext, Startable } from "./context.ts";
import { createRun } from "./create-run.ts";
import { keeperOf } from "./once-note.ts";
import { reconcile, recoveryOf } from "./reconcile.ts";
import { marked, recordOf, startRun } from "./start.ts";
import { readToken } from "./token.ts";

/** The durable start: note, start, token; whoever comes later with the same key takes the run up. */
export async function once(row: Startable, input: Input, given: OnceOptions, context: RunContext): Promise<Run> {
  const { store, key, ifNotFound = "fail", settleMs, ...options } = given;
  if (typeof key !== "string" || key.trim() === "") {
    throw new RefusedError("`key` must be a text that names this piece of work", { operation: row.id });
  }
  checkNumber(row.id, "settleMs", settleMs, 0);
  const { read, keep } = keeperOf(store, key, row.id);
  const note = await read();

  if (note.token !== undefined) return noted(row, note.token, context);
  if (note.lost !== undefined) {
    const looking = { ...options, ...(settleMs !== undefined && { settleMs }) };
    const run = await found(row, input, note.lost, looking, ifNotFound === "start", context);
    if (run) return kept(run);
  }
  return kept(await started());

  async function kept(run: Run): Promise<Run> {
    await keep({ token: run.token() }, "yes", run.id);
    return run;
  }

  /** Noted before anything is sent: whatever happens then, the start can be looked for. */
  async function started(): Promise<Run> {
    const call = marked(row, input, options);
    const lost = { since: context.clock.now(), correlation: call.correlation };
    await keep({ lost }, note.lost ? "maybe" : "no");
    try {
      return await startRun(row, call, context, { recovery: recoveryOf(row, call, context) });
    } catch (error) {
      // Certainly not started, so that the next one may be; where that cannot be noted, the next one looks for it.
      if (error instanceof SdkError && error.acted === "no") await keep(note, "no").catch(() => undefined);
      throw error;
    }
  }
}

/** The run of a token that was noted. */
function noted(row: Startable, token: string, context: RunContext): Run {
  try {
    return createRun(recordOf(row), readToken(token, context), context);
  } catch (cause) {
    if (!(cause instanceof RefusedError)) throw cause;
    throw new RefusedError(`its run was noted by another client (${cause.message})`, {
      ...{ operation: row.id, acted: "yes", cause },
    });
  }
}

/** The run of a start that was noted and may have been made; `undefined` where it may be made again. */
async function found(
  row: Startable,
  input: Input,
  lost: Lost,
  options: ReconcileOptions,
  mayStartAgain: boolean,
  context: RunContext,
): Promise<Run | undefined> {
  const { since, correlation } = lost;
  const begun = context.clock.elapsed();
  const unknown = (cause: unknown) => {
    const until = context.clock.now();
    const idempotencyKey = row.effect === "keyed" ? correlation : undefined;
    return new OutcomeUnknownError(
      { operation: row.id, origin: context.base.origin, since, until, idempotencyKey, cause },
      recoveryOf(row, { input, options, correlation }, context, { since, begun }),
    );
  };
  // What a look-up fails with says nothing of the start.
  const reconciled = await reconcile(row, input, lost, context, options).catch((error) => {
    throw error instanceof SdkError && !(error instanceof OutcomeUnknownError) ? unknown(error) : error;
  });
  if (reconciled.outcome === "found") return reconciled.run;
  if (reconciled.outcome === "notFound" && mayStartAgain) return undefined;
  throw unknown(new Error(why(reconciled, lost)));
}

function why(reconciled: Exclude<Reconciled, { outcome: "found" }>, { since }: Lost): string {
  const what =
    reconciled.outcome === "candidates"
      ? `it may be one of the runs ${reconciled.runs.map(({ id }) => id).join(", ")}`
      : reconciled.why;
  return `a start noted at ${new Date(since).toISOString()} was not found: ${what}`;
}
