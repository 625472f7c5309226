import { createSdk, type Operation, OutcomeUnknownError, type Run, runAll } from "@x/core";
import type { Counts, Traffic } from "./traffic.ts";

const get: Operation = {
  ...{ id: "runs.get", method: "GET", path: "/runs/{id}", effect: "read" },
  record: {
    attach: "attach",
    input: { id: "$id" },
    states: [
      { if: { status: "Active" }, state: "running" },
      { if: { status: "Succeeded" }, state: "succeeded" },
    ],
  },
};
const execute: Operation = {
  ...{ id: "runs.execute", method: "POST", path: "/runs", effect: "once", body: "fields" },
  run: { name: "start", id: "runID", poll: get },
};

interface Api {
  readonly runs: { readonly start: (input: object) => Promise<Run> };
}

/** The fleet by `runAll`. */
export async function ours(origin: string, { runs, concurrency }: Traffic): Promise<Counts> {
  const client = createSdk<Api, object>([get, execute], { vendor: "bench", baseUrl: origin, auth: [] });
  const starts = Array.from({ length: runs }, (_, index) => () => client.runs.start({ script: `vacuum ${index}` }));
  const { succeeded, unknown, notStarted } = await runAll(starts, { concurrency });
  const lost = unknown.filter(({ run, error }) => run === undefined && error instanceof OutcomeUnknownError).length;
  return {
    ...{ succeeded: succeeded.length, lost, unseen: unknown.length - lost },
    notStarted: notStarted.length,
  };
}
