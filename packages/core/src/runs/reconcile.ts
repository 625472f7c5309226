import { OutcomeUnknownError, SdkError } from "../errors.ts";
import type { Input } from "../request.ts";
import { KEY_LIFETIME_MS } from "../retry.ts";
import type { RunContext, Startable } from "./context.ts";
import { canSearch, lookUp, SKEW_MS } from "./look-up.ts";
import type { Lost, Reconciled, ReconcileOptions } from "./reconciled.ts";
import type { Run } from "./run.ts";
import { type Marked, startRun } from "./start-run.ts";

/** Finds out what became of a start: by its key where the vendor knows repeats, else by looking its run up. */
export async function reconcile(
  row: Startable,
  input: Input,
  lost: Lost,
  context: RunContext,
  options: ReconcileOptions = {},
): Promise<Reconciled> {
  const { since, correlation } = lost;
  const remembered = since + KEY_LIFETIME_MS - context.clock.now();
  if (row.effect === "keyed" && correlation !== undefined && remembered > SKEW_MS) {
    const deadlineMs = Math.min(options.deadlineMs ?? context.deadlineMs, remembered);
    const again = { input, options: { ...options, deadlineMs, idempotencyKey: correlation }, correlation };
    return { outcome: "found", run: await repeat(row, again, since, context) };
  }
  const { find } = row.run;
  if (find === undefined) return { outcome: "unknown", why: "the vendor has no way to look a start up" };
  if (canSearch(find, input, correlation)) return lookUp(row, find, input, lost, context, options);
  return { outcome: "unknown", why: `nothing is known of it that ${find.operation.id} could look for` };
}

/** Makes an error that leaves the outcome open one that can be reconciled; `since` is when the start was first sent. */
export async function reconcilable<T>(
  promise: Promise<T>,
  row: Startable,
  { input, correlation, options: { headers } }: Marked,
  context: RunContext,
  since?: number,
): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) throw error;
    const lost: Lost = { since: since ?? error.since, until: error.until, correlation };
    const own = headers === undefined ? {} : { headers };
    const again = (options?: ReconcileOptions) => reconcile(row, input, lost, context, { ...own, ...options });
    // Not enumerable: what is printed or stored of the error must not hold the input.
    throw Object.defineProperty(Object.assign(error, { correlation }), "reconcile", { value: again });
  }
}

/** Sends a start again with its key, which the vendor still remembers. */
async function repeat(row: Startable, again: Marked, since: number, context: RunContext): Promise<Run> {
  try {
    return await reconcilable(startRun(row, again, context), row, again, context, since);
  } catch (error) {
    // What is said of the repeat says nothing of the start.
    throw error instanceof SdkError && error.acted === "no" ? Object.assign(error, { acted: "maybe" }) : error;
  }
}
