import type { ReconcileOptions } from "./reconciled.ts";
import type { Run } from "./run.ts";

/** Where durable starts keep their notes: short texts without secrets. A `set` that has resolved must outlive the process. */
export interface Store {
  /** The text last set under the key; `undefined` or `null` where there is none. */
  get(key: string): string | undefined | null | Promise<string | undefined | null>;
  set(key: string, value: string): unknown;
}

export interface OnceOptions<Started extends Run = Run> extends Omit<ReconcileOptions, "idempotencyKey"> {
  readonly store: Store;
  /** The name of this piece of work, such as the id of a job: one run for each. */
  readonly key: string;
  /**
   * Asked when an earlier start may have been made and its run is not certain; `candidates` are the runs it may be, none
   * where the vendor shows none. Answers the run that it is, such as one that a person has found and `attach` takes up.
   * @example async (candidates) => candidates.find((run) => run.id === process.env.FOUND_RUN)
   */
  readonly choose?: (candidates: readonly Started[]) => Started | undefined | Promise<Started | undefined>;
  /**
   * What to do when an earlier start may have been made, and the vendor shows no such run for `settleMs`. `fail`: throw,
   * so that nothing runs twice. `start`: start again, so that it certainly runs, and in rare cases twice.
   * @default "fail"
   */
  readonly ifNotFound?: "fail" | "start";
}
