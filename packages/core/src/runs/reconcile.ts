import type { Recovery } from "../errors/errors.ts";
import { CALL, checkOptions, type Known } from "../transport/check-options.ts";
import { KEY_LIFETIME_MS } from "../transport/retry.ts";
import type { Input } from "../types/input.ts";
import type { Lost, Reconciled, ReconcileOptions } from "../types/reconciled.ts";
import type { Run } from "../types/run.ts";
import type { RunContext, Startable } from "./context.ts";
import { canSearch, lookUp, SETTLE_MS, SKEW_MS } from "./look-up.ts";
import { type Marked, startRun } from "./start.ts";

/** When a start was first sent: by the wall clock, and no later than `begun` by this process's clock that never steps. */
interface FirstSent {
  readonly since: number;
  readonly begun: number;
}

export const RECONCILE: Known<ReconcileOptions> = { ...CALL, settleMs: 0 };

/** Finds out what became of a start: by its key where the vendor knows repeats, else by looking its run up. */
export async function reconcile(
  row: Startable,
  input: Input,
  lost: Lost,
  context: RunContext,
  options: ReconcileOptions = {},
  begun = context.clock.elapsed(),
): Promise<Reconciled> {
  checkOptions(`${row.id}.reconcile`, options, RECONCILE);
  const { correlation } = lost;
  const first = { since: lost.since, begun };
  const remembered = rememberedMs(first, context);
  if (row.effect === "keyed" && correlation !== undefined && remembered > SKEW_MS) {
    // A repeat that a gateway holds must come while the vendor still knows the key.
    const deadlineMs = Math.min(options.deadlineMs ?? context.deadlineMs, remembered - SETTLE_MS);
    const { settleMs: _, ...call } = options;
    const again = { input, options: { ...call, deadlineMs, idempotencyKey: correlation }, correlation };
    return { outcome: "found", run: await start(row, again, context, first) };
  }
  const { find } = row.run;
  if (find === undefined) return { outcome: "unknown", why: "the vendor has no way to look a start up" };
  if (canSearch(find, input, correlation)) return lookUp(row, find, input, lost, context, options);
  return { outcome: "unknown", why: `nothing is known of it that ${find.operation.id} could look for` };
}

/** Milliseconds for which the vendor certainly still knows the start's key; a time after now proves nothing. */
function rememberedMs({ since, begun }: FirstSent, { clock }: RunContext): number {
  const age = clock.now() - since;
  return age < 0 ? 0 : KEY_LIFETIME_MS - Math.max(age, clock.elapsed() - begun);
}

/** What can be done about a start that is about to be sent, once its answer is lost; `first`: where it was sent before. */
export function recoveryOf(row: Startable, call: Marked, context: RunContext, first?: FirstSent): Recovery {
  const {
    correlation,
    input,
    options: { headers },
  } = call;
  const { since, begun } = { begun: context.clock.elapsed(), ...first };
  return {
    correlation,
    reconcile(window, options) {
      const lost: Lost = { since: since ?? window.since, until: window.until, correlation };
      return reconcile(row, input, lost, context, { ...(headers && { headers }), ...options }, begun);
    },
  };
}

/** Starts a run; where its outcome stays open, the error can be reconciled. `first`: where it was sent before. */
export const start = (row: Startable, call: Marked, context: RunContext, first?: FirstSent): Promise<Run> =>
  startRun(row, call, context, { recovery: recoveryOf(row, call, context, first), sentBefore: first !== undefined });
