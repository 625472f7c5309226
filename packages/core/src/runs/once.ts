import { RefusedError } from "../errors/errors.ts";
import { SdkError } from "../errors/sdk-error.ts";
import { ANY, checkOptions, type Known } from "../transport/check-options.ts";
import type { Input } from "../types/input.ts";
import type { OnceOptions } from "../types/once-options.ts";
import type { Run } from "../types/run.ts";
import { isReadable, type RunContext, type Startable } from "./context.ts";
import { createRun } from "./create-run.ts";
import { findLost } from "./find-lost.ts";
import { keeperOf } from "./once-note.ts";
import { RECONCILE, start } from "./reconcile.ts";
import { marked, recordOf } from "./start.ts";
import { readToken } from "./token.ts";

const { idempotencyKey: _, ...SHARED } = RECONCILE;
const ONCE: Known<OnceOptions> = { ...SHARED, store: ANY, key: ANY, choose: ANY, ifNotFound: ANY };

/** The durable start: note, start, token; whoever comes later with the same key takes the run up. */
export async function once(row: Startable, input: Input, given: OnceOptions, context: RunContext): Promise<Run> {
  const { store, key, ifNotFound, choose, ...options } = given;
  const { settleMs: _, ...callOptions } = options;
  if (typeof key !== "string" || key.trim() === "") {
    throw new RefusedError("`key` must be text that names its work", { operation: row.id });
  }
  checkOptions(row.id, given, ONCE);
  const { read, keep } = keeperOf(store, key, row.id);
  const note = await read();

  if (note.token !== undefined) return noted(row, note.token, context);
  if (note.lost !== undefined) {
    const run = await findLost(row, input, note.lost, options, { ifNotFound, choose }, context);
    if (run !== undefined) return kept(run);
  }
  return kept(await started());

  async function kept(run: Run): Promise<Run> {
    await keep({ token: run.token() }, "yes", run.id);
    return run;
  }

  /** Noted before anything is sent: whatever happens then, the start can be looked for. */
  async function started(): Promise<Run> {
    const call = marked(row, input, callOptions);
    const lost = { since: context.clock.now(), correlation: call.correlation };
    await keep({ lost }, note.lost ? "maybe" : "no");
    try {
      return await start(row, call, context);
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
    const seed = readToken(token, context);
    const reading = recordOf(row);
    const later = reading.record.becomes?.operation;
    return createRun(later?.id === seed.operation && isReadable(later) ? later : reading, seed, context);
  } catch (cause) {
    if (!(cause instanceof RefusedError)) throw cause;
    throw new RefusedError(`its run was noted by another client (${cause.message})`, {
      ...{ operation: row.id, acted: "yes", cause },
    });
  }
}
