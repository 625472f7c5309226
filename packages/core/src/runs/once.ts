import { OutcomeUnknownError, RefusedError } from "../errors/errors.ts";
import { SdkError } from "../errors/sdk-error.ts";
import type { Input } from "../types/input.ts";
import type { OnceOptions } from "../types/once-options.ts";
import type { Lost, Reconciled } from "../types/reconciled.ts";
import type { Run } from "../types/run.ts";
import type { RunContext, Startable } from "./context.ts";
import { createRun } from "./create-run.ts";
import { type Note, readNote, writeNote } from "./once-note.ts";
import { reconcile, recoveryOf } from "./reconcile.ts";
import { type Marked, marked, recordOf, startRun } from "./start.ts";
import { readToken } from "./token.ts";

/** The durable start: note, start, token; whoever comes later with the same key takes the run up. */
export async function once(row: Startable, input: Input, given: OnceOptions, context: RunContext): Promise<Run> {
  const { store, key, ifNotFound = "fail", settleMs, ...options } = given;
  if (typeof key !== "string" || key.trim() === "") {
    throw new RefusedError("`key` must be a text that names this piece of work", { operation: row.id });
  }
  const keep = (note: Note) => store.set(key, writeNote(note, row.id));
  const note = readNote(await store.get(key), row.id, key);

  if (note.token !== undefined) return createRun(recordOf(row), readToken(note.token, context), context);
  if (note.lost !== undefined) {
    const looking = { ...options, ...(settleMs !== undefined && { settleMs }) };
    const run = await found(row, input, note.lost, looking, ifNotFound === "start", context);
    if (run) return kept(run);
  }
  return kept(await started());

  async function kept(run: Run): Promise<Run> {
    await keep({ token: run.token() });
    return run;
  }

  /** Noted before anything is sent: whatever happens then, the start can be looked for. */
  async function started(): Promise<Run> {
    const call = marked(row, input, options);
    await keep({ lost: { since: context.clock.now(), correlation: call.correlation } });
    try {
      return await startRun(row, call, context, { recovery: recoveryOf(row, call, context) });
    } catch (error) {
      // Certainly not started, so that the next one may be.
      if (error instanceof SdkError && error.acted === "no") await keep({});
      throw error;
    }
  }
}

/** The run of a start that was noted and may have been made; `undefined` where it may be made again. */
async function found(
  row: Startable,
  input: Input,
  lost: Lost,
  options: object,
  mayStartAgain: boolean,
  context: RunContext,
): Promise<Run | undefined> {
  const reconciled = await reconcile(row, input, lost, context, options);
  if (reconciled.outcome === "found") return reconciled.run;
  if (reconciled.outcome === "notFound" && mayStartAgain) return undefined;
  const call: Marked = { input, options: {}, correlation: lost.correlation };
  const where = { origin: context.base.origin, since: lost.since, until: context.clock.now() };
  throw new OutcomeUnknownError(
    { operation: row.id, ...where, idempotencyKey: undefined, cause: new Error(why(reconciled, lost)) },
    recoveryOf(row, call, context, lost.since),
  );
}

function why(reconciled: Exclude<Reconciled, { outcome: "found" }>, { since }: Lost): string {
  const what =
    reconciled.outcome === "candidates"
      ? `it may be one of the runs ${reconciled.runs.map(({ id }) => id).join(", ")}`
      : reconciled.why;
  return `a start noted at ${new Date(since).toISOString()} was not found: ${what}`;
}
