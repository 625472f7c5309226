import { at } from "../answers/dot-path.ts";
import { AbortError, DecodeError } from "../errors/errors.ts";
import { pageFetcher } from "../pages/page-fetcher.ts";
import { createPages, hasPages } from "../pages/pages.ts";
import { pause } from "../transport/within.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { FindPlan } from "../types/operation.ts";
import type { Lost, Reconciled, ReconcileOptions } from "../types/reconciled.ts";
import type { RunContext, Startable } from "./context.ts";
import { idAt } from "./id-at.ts";
import { fill, takenOver } from "./plan-input.ts";
import { startedRun } from "./start.ts";

/** A server whose clock differs by more than this is taken to speak of another time. */
export const SKEW_MS = 300_000;
/** Longer than a vendor is known to hold a request (Hoop: 50 s). */
export const SETTLE_MS = 60_000;
const RECORDS = 1000;

/** Looks among the vendor's records for the run of a lost start, until a request held on its way would have shown. */
export async function lookUp(
  row: Startable,
  find: FindPlan,
  input: Input,
  lost: Lost,
  context: RunContext,
  { settleMs = SETTLE_MS, ...options }: ReconcileOptions,
): Promise<Reconciled> {
  const { clock } = context;
  const query = fill(find.input, { input, correlation: lost.correlation, since: lost.since - SKEW_MS });
  const begun = clock.elapsed();
  for (let step = 1000; ; step *= 2) {
    const records = await search(find, query, context, options);
    const matching = judge(find, records, lost);
    if (matching.length > 0) return named(row, matching, find, lost, input, context);
    const lookedForMs = Math.round(clock.elapsed() - begun);
    if (lookedForMs >= settleMs) return { outcome: "notFound", lookedForMs, why: notFound(find, lookedForMs) };
    await pause(clock, Math.min(step, settleMs - lookedForMs), options.signal).catch((cause) => {
      throw new AbortError("the look-up was ended by its signal", { operation: row.id, acted: "maybe", cause });
    });
  }
}

const notFound = ({ operation, match }: FindPlan, lookedForMs: number): string =>
  `${operation.id} showed no ${match ? "run of this start" : "run of that time"} for ${lookedForMs} ms; a gateway may start it later`;

/** Whether there is something to tell the run of this start from others by. */
export function canSearch(
  { match, input: template }: FindPlan,
  input: Input,
  correlation: string | undefined,
): boolean {
  if (match !== undefined) return correlation !== undefined;
  return takenOver(template).some((name) => input[name] !== undefined);
}

function search({ operation }: FindPlan, query: Input, context: RunContext, options: CallOptions): Promise<unknown[]> {
  if (!hasPages(operation)) throw new TypeError(`${operation.id} is not a list`);
  const read = () => pageFetcher(context, operation, options);
  return createPages(operation, query, context.base, read).toArray({ limit: RECORDS });
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

/** Whether a time of the vendor's lies in the window of the lost start; one that cannot be read does. */
function isWithin(time: unknown, { since, until = Number.POSITIVE_INFINITY }: Lost): boolean {
  const ms = msOf(time);
  return Number.isNaN(ms) || (ms >= since - SKEW_MS && ms <= until + SKEW_MS);
}

/** A time of the vendor's in epoch milliseconds. */
const msOf = (time: unknown): number => (typeof time === "number" ? time : Date.parse(String(time)));
