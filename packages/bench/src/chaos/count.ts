import type { Told } from "./client.ts";

/** What came of the starts that one client made. */
export interface Counts {
  /** Starts whose first connection broke. */
  readonly broken: number;
  /** Scripts that were executed twice or more. */
  readonly twice: number;
  /** Scripts that were executed although their caller has an error. */
  readonly ranWithError: number;
  /** Of these, the ones whose error is the same as of starts that were never executed. */
  readonly notToBeTold: number;
  /** Scripts whose start was lost and found again. */
  readonly foundAgain: number;
  /** Scripts that were not executed, and whose caller knows. */
  readonly knownNotStarted: number;
  /** What callers believe and the record shows to be false: a start that was not, or one denied that was. */
  readonly wrong: number;
}

/**
 * Compares what callers were told with how often each script was executed; `neverRan` is what the caller of one is told
 * that certainly was not.
 */
export function count(told: readonly Told[], executed: readonly number[], neverRan: Told): Omit<Counts, "broken"> {
  const times = (index: number) => executed[index] ?? 0;
  const sum = (is: (one: Told, times: number) => boolean) => told.filter((one, index) => is(one, times(index))).length;
  const kinds = new Set(
    [neverRan, ...told.filter((_, index) => times(index) === 0)].map((one) => one.known === "nothing" && one.kind),
  );
  return {
    twice: sum((_, times) => times > 1),
    ranWithError: sum(({ known }, times) => known === "nothing" && times > 0),
    notToBeTold: sum((one, times) => one.known === "nothing" && times > 0 && kinds.has(one.kind)),
    foundAgain: sum((one) => one.known === "started" && one.foundAgain),
    knownNotStarted: sum(({ known }, times) => known === "not started" && times === 0),
    wrong: sum(({ known }, times) => (known === "started" && times === 0) || (known === "not started" && times > 0)),
  };
}
