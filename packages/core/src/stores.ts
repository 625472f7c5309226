import type { Store } from "./types/once-options.ts";

/** Notes that live as long as the process: for tests, and for starts that only have to be one within it. */
export function memoryStore(): Store {
  const notes = new Map<string, string>();
  return { get: (key) => notes.get(key), set: (key, value) => void notes.set(key, value) };
}

/** A job of a queue whose data can be changed while it is worked on, as BullMQ's can. */
export interface QueueJob {
  readonly data: object;
  updateData(data: never): Promise<unknown>;
}

/** Notes in a job's own data: whichever worker gets the job next finds them. One field of the data holds them all. */
export function jobStore(job: QueueJob, field = "runs"): Store {
  const notes = () => (Reflect.get(job.data, field) ?? {}) as Readonly<Record<string, string>>;
  return {
    get: (key) => (Object.hasOwn(notes(), key) ? notes()[key] : undefined),
    set: (key, value) => job.updateData({ ...job.data, [field]: { ...notes(), [key]: value } } as never),
  };
}
