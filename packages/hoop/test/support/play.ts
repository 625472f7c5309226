import type { ScenarioOptions } from "../../../mock/src/index.ts";
import { createHoop, type Hoop, type HoopOptions, type HoopRun } from "../../src/index.ts";
import { openStage, type Stage } from "./stage.ts";

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
const runbook = { connection: "pg", fileName: "ops/vacuum.runbook.sql" };
const repository = "github.com/acme/runbooks";

export interface Start {
  readonly route: string;
  readonly start: (hoop: Hoop) => Promise<HoopRun>;
}

/** Every way to start a run, by the name of its operation. */
export const starts = {
  "sessions.start": { route: "POST /sessions", start: ({ sessions }) => sessions.start(script) },
  "runbooks.start": {
    route: "POST /runbooks/exec",
    start: ({ runbooks }) => runbooks.start({ ...runbook, repository }),
  },
  "runbooks.startPlugin": {
    route: "POST /plugins/runbooks/connections/{name}/exec",
    start: ({ runbooks }) => runbooks.start(runbook),
  },
} as const satisfies Record<string, Start>;
