import type { CallOptions } from "../call.ts";
import { pause } from "../clock.ts";
import { at } from "../dot-path.ts";
import { DecodeError } from "../errors.ts";
import type { FindPlan } from "../operation.ts";
import { createPages, hasPages } from "../pages.ts";
import type { Input } from "../request.ts";
import type { RunContext, Startable } from "./context.ts";
import type { Lost, Reconciled, ReconcileOptions } from "./reconciled.ts";
import { idAt, startedRun } from "./start-run.ts";
import { fill, takenOver } from "./template.ts";

/** A server whose clock differs by more than this is taken to speak of another time. */
export const SKEW_MS = 300_000;
const SETTLE_MS = 30_000;
const RECORDS = 1000;

/** Looks among the vendor's records for the run of a lost start, until one of that time would have shown. */
export async function lookUp(
  row: Startable,
  find: FindPlan,
  input: Input,
  lost: Lost,
  context: RunContext,
  { settleMs = SETTLE_MS, ...options }: ReconcileOptions,
): Promise<Reconciled> {
  const { clock } = context;
  const { since, until = clock.now(), correlation } = lost;
  const query = fill(find.input, { input, correlation, since: since - SKEW_MS });
  for (let step = 1000; ; step *= 2) {
    const records = await search(find, query, context, options);
    const verdict = judge(find, records, lost);
    if (verdict.length > 0) return named(row, verdict, find, lost, input, context);
    const left = until + settleMs - clock.now();
    if (left <= 0) return nothing(find, records.length);
    await pause(clock, Math.min(step, left), options.signal);
  }
}

/** Whether there is something to tell the run of this start from others by. */
export function canSearch(
  { match, input: template }: FindPlan,
  input: Input,
  correlation: string | undefined,
): boolean {
  if (match !== undefined) return correlation !== undefined;
  return takenOver(template).some((name) => input[name] !== undefined);
}

function search(find: FindPlan, query: Input, context: RunContext, options: CallOptions): Promise<unknown[]> {
  const { operation } = find;
  if (!hasPages(operation)) throw new TypeError(`${operation.id} is no list`);
  const read = () => (input: Input) => context.send(operation, input, options);
  return createPages(operation, query, read).toArray({ limit: RECORDS });
}

/** The records that may be of the lost start, the newest first. */
function judge({ match, time }: FindPlan, records: readonly unknown[], lost: Lost): unknown[] {
  const possible = records.filter((record) =>
    match === undefined ? isWithin(at(record, time), lost) : at(record, match) === lost.correlation,
  );
  return possible.sort((left, right) => msOf(at(right, time)) - msOf(at(left, time)) || 0);
}

function named(
  row: Startable,
  records: readonly unknown[],
  { operation, id, time, match }: FindPlan,
  lost: Lost,
  input: Input,
  context: RunContext,
): Reconciled {
  const { since: started, correlation } = lost;
  const toRun = (record: unknown) => {
    const found = idAt(record, id);
    if (found !== undefined) return startedRun(row, { id: found, started, correlation }, input, context);
    throw new DecodeError(`a record without its id at \`${id}\``, { operation: operation.id, acted: "yes" });
  };
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
  const ms = msOf(time);
  return Number.isNaN(ms) || (ms >= since - SKEW_MS && ms <= until + SKEW_MS);
}

/** A time of the vendor's in epoch milliseconds. */
const msOf = (time: unknown): number => (typeof time === "number" ? time : Date.parse(String(time)));
