import type { Failure } from "../faults/failures.ts";
import type { ScenarioRun } from "../states/scenario.ts";
import type { MockServer } from "./http.ts";

/** A server whose runs follow a scenario, as a test sees it. */
export interface ScenarioServer extends MockServer {
  /** How many runs were really started. */
  readonly starts: number;
  /** How often work was really begun: a run that was refused or waits for its review has none. */
  readonly executions: number;
  /** The runs so far, in the order they were started. */
  readonly runs: readonly ScenarioRun[];
  /** Lets the next requests for a route fail, before or after they have had their effect. */
  fail(on: string, failure: Failure): void;
}
