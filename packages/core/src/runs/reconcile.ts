import type { CallOptions } from "../call.ts";
import { pause } from "../clock.ts";
import { at } from "../dot-path.ts";
import type { FindPlan } from "../operation.ts";
import { createPages, hasPages } from "../pages.ts";
import type { Input } from "../request.ts";
import { KEY_LIFETIME_MS } from "../retry.ts";
import type { RunContext, Startable } from "./context.ts";
import type { Lost, Reconciled, ReconcileOptions } from "./reconciled.ts";
import { startedRun, startRun } from "./start-run.ts";
import { fill, takenOver } from "./template.ts";

/** A server whose clock differs by more than this is taken to speak of another time. */
const SKEW_MS = 300_000;
const SETTLE_MS = 30_000;
const RECORDS = 1000;

/** Finds out what became of a start: by its key where the vendor knows repeats, else by looking its run up. */
export async function reconcile(
  row: Startable,
  input: Input,
  lost: Lost,
  context: RunContext,
  { settleMs = SETTLE_MS, ...options }: ReconcileOptions = {},
): Promise<Reconciled> {
  const { clock } = context;
  const { since, correlation } = lost;
  if (row.effect === "keyed" && correlation !== undefined && clock.now() - since < KEY_LIFETIME_MS - SKEW_MS) {
    const again = { input, options: { ...options, idempotencyKey: correlation }, correlation };
    return { outcome: "found", run: await startRun(row, again, context) };
  }
  const { find } = row.run;
  if (find === undefined) return { outcome: "unknown", why: "the vendor has no way to look a start up" };
  const names = { input, correlation, since: since - SKEW_MS };
  const query = fill(find.input, names);
  if (!canSearch(find, input, correlation)) {
    return { outcome: "unknown", why: `nothing is known of it that ${find.operation.id} could look for` };
  }
  const settled = (lost.until ?? since) + settleMs;
  for (let step = 1000; ; step *= 2) {
    const records = await search(find, query, context, options);
    const verdict = judge(find, records, lost);
    if (verdict.length > 0) return named(row, verdict, find, lost, input, context);
    const left = settled - clock.now();
    if (left <= 0) return nothing(find, records.length);
    await pause(clock, Math.min(step, left), options.signal);
  }
}

/** Whether there is something to tell the run of this start from others by. */
function canSearch({ match, input: template }: FindPlan, input: Input, correlation: string | undefined): boolean {
  if (match !== undefined) return correlation !== undefined;
  return takenOver(template).some((name) => input[name] !== undefined);
}

function search(find: FindPlan, query: Input, context: RunContext, options: CallOptions): Promise<unknown[]> {
  const { operation } = find;
  if (!hasPages(operation)) throw new TypeError(`${operation.id} is no list`);
  const read = () => (input: Input) => context.send(operation, input, options);
  return createPages(operation, query, read).toArray({ limit: RECORDS });
}

/** The records that may be of the lost start. */
function judge({ match, time }: FindPlan, records: readonly unknown[], lost: Lost): unknown[] {
  if (match !== undefined) return records.filter((record) => at(record, match) === lost.correlation);
  return records.filter((record) => isWithin(at(record, time), lost));
}

function named(
  row: Startable,
  records: readonly unknown[],
  { id, time, match }: FindPlan,
  lost: Lost,
  input: Input,
  context: RunContext,
): Reconciled {
  const { since: started, correlation } = lost;
  const toRun = (record: unknown) =>
    startedRun(row, { id: String(at(record, id)), started, correlation }, input, context);
  const [only, ...others] = records;
  // A caller's own id may have served earlier starts too.
  const isIt = match !== undefined && others.length === 0 && isWithin(at(only, time), lost);
  return isIt ? { outcome: "found", run: toRun(only) } : { outcome: "candidates", runs: records.map(toRun) };
}

function nothing({ complete, operation }: FindPlan, records: number): Reconciled {
  if (complete && records < RECORDS) return { outcome: "notStarted" };
  return { outcome: "unknown", why: `${operation.id} shows no run of that time, which proves nothing` };
}

/** Whether a time of the vendor's lies in the window of the lost start; one that cannot be read does. */
function isWithin(time: unknown, { since, until = Number.POSITIVE_INFINITY }: Lost): boolean {
  const ms = typeof time === "number" ? time : Date.parse(String(time));
  return Number.isNaN(ms) || (ms >= since - SKEW_MS && ms <= until + SKEW_MS);
}
