import type { Failure } from "./failures.ts";
import type { ScenarioRun } from "./scenarios/stage.ts";
import type { MockServer } from "./server.ts";

/** A server that plays a scenario, as a test sees it. */
export interface ScenarioServer extends MockServer {
  /** How many runs were really started. */
  readonly starts: number;
  /** How often work was really begun: a run that was refused or waits for its review has none. */
  readonly executions: number;
  /** The runs so far, in the order they were started. */
  readonly runs: readonly ScenarioRun[];
  /** Lets the next requests for a route fail, before or after the scenario acts on them. */
  fail(on: string, failure: Failure): void;
}
