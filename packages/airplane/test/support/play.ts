import type { CallOptions, Lost, Reconciled, Run } from "@x/core";
import type { ScenarioOptions } from "../../../mock/src/index.ts";
import { openStage, type Stage } from "../../../mock/test/support/run-stage.ts";
import { type Airplane, type AirplaneOptions, createAirplane } from "../../src/index.ts";

export interface Played extends Stage {
  readonly airplane: Airplane;
  /** A client of the same team, as another process has one. */
  client(options?: AirplaneOptions): Airplane;
}

/** A server at which every run and session goes the scenario's way. */
export async function play(
  scenario: string,
  options: Pick<ScenarioOptions, "endsAfterMs" | "output"> = {},
): Promise<Played> {
  const stage = await openStage("airplane", scenario, options);
  const client = (more: AirplaneOptions = {}) => createAirplane({ apiKey: "key", ...stage.options, ...more });
  return { ...stage, client, airplane: client() };
}

export interface Start {
  readonly route: string;
  readonly start: (airplane: Airplane, options?: CallOptions) => Promise<Run>;
  readonly reconcile: (airplane: Airplane, lost: Lost) => Promise<Reconciled<Run>>;
}

const task = { slug: "vacuum", paramValues: { table: "orders" } };
const runbook = { id: "rbk1", paramValues: { table: "orders" } };

/** Both ways to start a run, by the name of their operation. */
export const starts: Readonly<Record<"tasks.start" | "runbooks.start", Start>> = {
  "tasks.start": {
    route: "POST /tasks/execute",
    start: ({ tasks }, options) => tasks.start(task, options),
    reconcile: ({ tasks }, lost) => tasks.start.reconcile(task, lost),
  },
  "runbooks.start": {
    route: "POST /runbooks/execute",
    start: ({ runbooks }, options) => runbooks.start(runbook, options),
    reconcile: ({ runbooks }, lost) => runbooks.start.reconcile(runbook, lost),
  },
};
