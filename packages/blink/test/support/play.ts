import type { Lost, Reconciled } from "@x/core";
import type { ScenarioOptions } from "../../../mock/src/index.ts";
import { openStage, type Stage } from "../../../mock/test/support/run-stage.ts";
import { type Blink, type BlinkOptions, createBlink, type ExecutionsRun } from "../../src/index.ts";

export interface Played extends Stage {
  readonly blink: Blink;
  /** A client of the same tenant, as another process has one. */
  client(options?: BlinkOptions): Blink;
}

/** A tenant at which every execution goes the scenario's way. */
export async function play(
  scenario: string,
  options: Pick<ScenarioOptions, "endsAfterMs" | "output"> = {},
): Promise<Played> {
  const stage = await openStage("blink", scenario, options);
  const client = (more: BlinkOptions = {}) =>
    createBlink({ apiKey: "key", workspace: "ws1", ...stage.options, ...more });
  return { ...stage, client, blink: client() };
}

/** The route every run is polled by. */
export const RECORD = "GET /workspace/{ws_id}/executions/{id}";

interface Place {
  readonly ws_id?: string;
}

export interface Start {
  readonly route: string;
  readonly start: (blink: Blink, place?: Place) => Promise<ExecutionsRun>;
  readonly reconcile: (blink: Blink, lost: Lost, place?: Place) => Promise<Reconciled<ExecutionsRun>>;
}

/** Both ways to start a run, by the name of their operation. */
export const starts: Readonly<Record<"playbooks.start" | "playbooks.startDraft", Start>> = {
  "playbooks.start": {
    route: "POST /workspace/{ws_id}/playbooks/{id}/execute",
    start: ({ playbooks }, place) => playbooks.start({ id: "p1", input_values: { host: "web-7" }, ...place }),
    reconcile: ({ playbooks }, lost, place) => playbooks.start.reconcile({ id: "p1", ...place }, lost),
  },
  "playbooks.startDraft": {
    route: "POST /workspace/{ws_id}/playbooks/{id}/draft/execute",
    start: ({ playbooks }, place) => playbooks.startDraft({ id: "p1", ...place }),
    reconcile: ({ playbooks }, lost, place) => playbooks.startDraft.reconcile({ id: "p1", ...place }, lost),
  },
};
