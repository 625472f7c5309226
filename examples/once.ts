// What `start.once` does, by hand: for notes that have a place of their own, such as a row of a database.
import type { Lost, Reconciled, Run } from "@x/core";

/** One piece of work at one vendor; `key` is the start's own id. */
export interface Work {
  start(key: string): Promise<Run>;
  find(lost: Lost): Promise<Reconciled>;
  resume(token: string): Run;
}

/** What a program keeps of its work. */
export interface Note {
  readonly lost?: Lost;
  readonly token?: string;
}

/** The run of this work, started at most once, however often the program is killed and begins anew with what it kept. */
export async function once(work: Work, note: Note, keep: (note: Note) => unknown): Promise<Run> {
  if (note.token !== undefined) return work.resume(note.token);
  const run = note.lost ? await found(work, note.lost) : await started(work, keep);
  await keep({ token: run.token() });
  return run;
}

/** Noted before anything is sent: whatever happens then, the start can be looked for. */
async function started(work: Work, keep: (note: Note) => unknown): Promise<Run> {
  const correlation = crypto.randomUUID();
  await keep({ lost: { since: Date.now(), correlation } });
  return work.start(correlation);
}

/** A start that is not found may still be made by a gateway that holds it, so it is not sent again. */
async function found(work: Work, lost: Lost): Promise<Run> {
  const reconciled = await work.find(lost);
  if (reconciled.outcome === "found") return reconciled.run;
  throw new Error(`the start of ${new Date(lost.since).toISOString()} has to be looked for by a person`);
}
