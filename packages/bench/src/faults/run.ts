import type { CaseServer } from "./case-server.ts";
import { cell } from "./cell.ts";
import type { Ended, Fault } from "./fault.ts";
import { type Bad, judge, type Observation } from "./judge.ts";
import { restoreClock } from "./real-clock.ts";
import { call } from "./scenarios.ts";
import { startCaseServer } from "./start-case-server.ts";
import type { Column, Subject } from "./subject.ts";

/** What one fault did with one client. */
export interface Finding extends Observation {
  readonly fault: string;
  readonly column: string;
  readonly ms: number;
  readonly limitMs: number;
  readonly bads: readonly Bad[];
  readonly cell: string;
}

export interface RunOptions {
  readonly columns: readonly Column[];
  readonly faults: readonly Fault[];
  /** Milliseconds a case may take; what has not ended by then counts as never ending. */
  readonly limitMs?: number;
}

interface Case {
  readonly fault: Fault;
  readonly column: Column;
  readonly server: CaseServer;
}

/** Longer than the pauses of octokit's retries together (14 s), so that what ends by itself can. */
export const LIMIT_MS = 25_000;
const TICK_MS = 100;

/** Ours may hold short time limits, so only so many run side by side; the peers, who do not, run all at once. */
const OURS_AT_ONCE = 24;

/** Runs every fault with every column: ours first, then the peers, so that neither slows the other. */
export async function runFaults({ columns, faults, limitMs = LIMIT_MS }: RunOptions): Promise<readonly Finding[]> {
  const cases = await startServers(columns, faults);
  const clocked = cases.filter(({ fault }) => fault.setsClock);
  const others = cases.filter(({ fault }) => !fault.setsClock);
  const ours = others.filter(({ column }) => column.ours);
  const peers = others.filter(({ column }) => !column.ours);
  const findings = [
    ...(await pooled(OURS_AT_ONCE, ours, (each) => runCase(each, limitMs))),
    ...(await pooled(peers.length, peers, (each) => runCase(each, limitMs))),
  ];
  for (const each of clocked) findings.push(await runCase(each, limitMs).finally(restoreClock));
  await Promise.all(cases.map(({ server }) => server.close()));
  return findings.filter((finding) => finding !== undefined);
}

/** All servers listen until the end, so that no case's late request comes to another one's server. */
async function startServers(columns: readonly Column[], faults: readonly Fault[]): Promise<readonly Case[]> {
  const cases = faults.flatMap((fault) =>
    columns
      .filter(({ ours, effect }) => !(fault.effectless && ours && effect !== "read"))
      .map((column) => ({ fault, column })),
  );
  // An unused port is looked for last, when no further server can take it.
  const ordered = [
    ...cases.filter(({ fault }) => fault.script !== "absent"),
    ...cases.filter(({ fault }) => fault.script === "absent"),
  ];
  const started: Case[] = [];
  for (const each of ordered) started.push({ ...each, server: await startCaseServer(each.fault) });
  return started;
}

async function runCase({ fault, column, server }: Case, usualMs: number): Promise<Finding | undefined> {
  const subject = column.create({
    origin: server.origin,
    limits: fault.limits ?? {},
    keyHeader: fault.keyHeader ?? false,
    ...fault.setUp,
  });
  const limitMs = fault.limitMs ?? usualMs;
  const started = performance.now();
  const end = await within(limitMs, (fault.scenario ?? call)(subject, fault, server));
  if (end === undefined) return undefined;
  const observation = observe(fault, column, subject, server, end);
  const bads = judge(observation, column.effect);
  return {
    ...{ ...observation, fault: fault.id, column: column.id, bads, limitMs },
    ms: Math.round(performance.now() - started),
    cell: cell(observation, bads),
  };
}

function observe(fault: Fault, column: Column, { endpoint }: Subject, server: CaseServer, end: Ended): Observation {
  const { value, limits, script } = fault;
  const capped = column.ours && limits?.maxBytes !== undefined;
  return {
    arrivals: [...server.arrivals],
    elsewhere: [...server.elsewhere],
    end: end.kind === "data" && capped ? { ...end, sound: false, shown: "more than maxBytes" } : end,
    late: end.late ?? false,
    answered: typeof script === "function" && !fault.statusless,
    ...(value !== undefined && { target: { endpoint, value } }),
  };
}

/** Works on all, `width` at a time. */
async function pooled<In, Out>(width: number, all: readonly In[], work: (each: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = [];
  const queue = all.values();
  const worker = async () => {
    for (const each of queue) done.push(await work(each));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return done;
}

/** `hung` after `ms` of ticks. A busy machine ticks late, so it gets longer and makes nobody look hung. */
async function within(ms: number, work: Promise<Ended | undefined>): Promise<Ended | undefined> {
  let left = ms;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Ended>((resolve) => {
    timer = setInterval(() => {
      left -= TICK_MS;
      if (left <= 0) resolve({ kind: "hung" });
    }, TICK_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearInterval(timer);
  }
}
