import type { Lost, Reconciled } from "@x/core";
import type { ScenarioOptions } from "../../../mock/src/index.ts";
import { openStage, type Stage } from "../../../mock/test/support/run-stage.ts";
import { createHoop, type Hoop, type HoopOptions, type HoopRun } from "../../src/index.ts";

export interface Played extends Stage {
  readonly hoop: Hoop;
  /** A client of the same gateway, as another user or process has one. */
  client(options?: HoopOptions): Hoop;
}

/** A gateway at which every session goes the scenario's way. */
export async function play(
  scenario: string,
  options: Pick<ScenarioOptions, "endsAfterMs" | "output"> = {},
): Promise<Played> {
  const stage = await openStage("hoop", scenario, options);
  const client = (more: HoopOptions = {}) => createHoop({ token: "owner", ...stage.options, ...more });
  return { ...stage, client, hoop: client() };
}

const script = { connection: "pg", script: "vacuum orders" };
const plugin = { connection: "pg", fileName: "ops/vacuum.runbook.sql" };
const runbook = { ...plugin, repository: "github.com/acme/runbooks" };

interface Mark {
  readonly correlation_id?: string;
}

export interface Start {
  readonly route: string;
  readonly start: (hoop: Hoop, mark?: Mark) => Promise<HoopRun>;
  readonly reconcile: (hoop: Hoop, lost: Lost, mark?: Mark) => Promise<Reconciled<HoopRun>>;
}

type StartName = "sessions.start" | "runbooks.start" | "runbooks.startPlugin";

/** Every way to start a run, by the name of its operation. */
export const starts: Readonly<Record<StartName, Start>> = {
  "sessions.start": {
    route: "POST /sessions",
    start: ({ sessions }, mark) => sessions.start({ ...script, ...mark }),
    reconcile: ({ sessions }, lost, mark) => sessions.start.reconcile({ ...script, ...mark }, lost),
  },
  "runbooks.start": {
    route: "POST /runbooks/exec",
    start: ({ runbooks }, mark) => runbooks.start({ ...runbook, ...mark }),
    reconcile: ({ runbooks }, lost, mark) => runbooks.start.reconcile({ ...runbook, ...mark }, lost),
  },
  "runbooks.startPlugin": {
    route: "POST /plugins/runbooks/connections/{name}/exec",
    start: ({ runbooks }, mark) => runbooks.start({ ...plugin, ...mark }),
    reconcile: ({ runbooks }, lost, mark) => runbooks.start.reconcile({ ...plugin, ...mark }, lost),
  },
};

export interface Started extends Played {
  readonly run: HoopRun;
  /** The same run in the hands of another user. */
  readonly other: HoopRun;
}

/** A run at such a gateway. */
export async function playRun(scenario: string, options: Parameters<typeof play>[1] = {}): Promise<Started> {
  const played = await play(scenario, options);
  const run = await starts["sessions.start"].start(played.hoop);
  return { ...played, run, other: played.client({ token: "other" }).sessions.attach(run.id) };
}
