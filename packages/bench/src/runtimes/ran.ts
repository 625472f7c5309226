import type { Outcome } from "./suite.ts";

/** What came of the suite in a runtime. */
export interface Ran {
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}
