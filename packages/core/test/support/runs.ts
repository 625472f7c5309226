import type {
  CallOptions,
  ClientBase,
  FindPlan,
  Operation,
  RecordPlan,
  Run,
  RunPlan,
  RunStart,
  SdkOptions,
} from "../../src/index.ts";
import { json, type Scripted, type Step, scripted, urlOf } from "./scripted.ts";
import { clientOf } from "./sdk.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

export interface Job {
  readonly status: string;
}

export type JobRun = Run<unknown, Job>;

export interface JobsApi {
  readonly jobs: {
    readonly start: RunStart<object, JobRun>;
    create(input?: object, options?: CallOptions): Promise<unknown>;
    attach(id: string, input?: object): JobRun;
  };
}

const operation = (id: string, method: string, path: string, parts: Partial<Operation> = {}): Operation => ({
  ...{ id, method, path, effect: method === "GET" ? "read" : "once" },
  ...parts,
});

export const outputs = operation("jobs.outputs", "GET", "/jobs/{id}/outputs");
export const prompts = operation("jobs.prompts", "GET", "/jobs/{id}/prompts");
export const list = operation("jobs.list", "GET", "/jobs", {
  ...{ query: ["note", "script", "since"], pages: { style: "single", items: "jobs" } },
});
const cancel = operation("jobs.cancel", "POST", "/jobs/{id}/cancel", { effect: "idempotent", answer: "none" });

/** Jobs live in a space, which every call about them names. */
export const recordPlan = {
  attach: "attach",
  input: { id: "$id", space: "$input.space" },
  states: [
    { if: { status: "Succeeded" }, state: "succeeded" },
    { if: { status: "Failed" }, state: "failed", reason: "exit-code" },
    { if: { status: "Cancelled" }, state: "cancelled" },
    { if: { status: "Review" }, state: "waiting", reason: "review" },
    { if: { status: "Queued" }, state: "running", reason: "queued" },
    { if: { status: "Active" }, state: "running" },
  ],
  output: { operation: outputs, input: { id: "$id" }, value: "results.0" },
  cancel: { operation: cancel, input: { id: "$id" } },
} as const satisfies RecordPlan;

/** Looks a lost start up by the note it carried. */
export const byNote: FindPlan = {
  ...{ operation: list, input: { note: "$correlation" }, correlate: "note" },
  ...{ id: "id", time: "at", match: "note", complete: true },
};

/** Looks a lost start up by its script and time. */
export const byTime: FindPlan = {
  ...{ operation: list, input: { script: "$input.script", since: "$since" } },
  ...{ id: "id", time: "at" },
};

/** The row that starts a job. */
export const startRow = (
  { record = recordPlan, ...run }: Partial<RunPlan> & { readonly record?: RecordPlan } = {},
  effect: "once" | "keyed" = "once",
): Operation =>
  operation("jobs.create", "POST", "/jobs", {
    ...{ effect, body: "fields" },
    run: {
      ...{ name: "start", id: "job.id" },
      started: [
        { if: { review: true }, state: "waiting", reason: "review" },
        { if: { status: "Queued" }, state: "running", reason: "queued" },
      ],
      poll: operation("jobs.get", "GET", "/spaces/{space}/jobs/{id}", { record }),
      ...run,
    },
  });

export interface Stage extends Scripted {
  readonly client: JobsApi & ClientBase<object>;
  readonly clock: VirtualClock;
  /** Milliseconds after the beginning at which requests were sent. */
  readonly times: readonly number[];
}

/** A client of jobs over scripted answers; every call is one request. */
export function stage(steps: readonly Step[], row = startRow(), options: Partial<SdkOptions> = {}): Stage {
  const clock = createVirtualClock();
  const server = scripted(...steps);
  const times: number[] = [];
  const fetch: typeof server.fetch = (input, init) => {
    times.push(clock.elapsed());
    return server.fetch(input, init);
  };
  const table = { jobs: { create: row, ...(row.run && { get: row.run.poll }), list } };
  const client = clientOf<JobsApi>(table, { clock, retry: false, fetch, ...options });
  return { requests: server.requests, fetch, client, clock, times };
}

export interface Started extends Stage {
  readonly run: JobRun;
}

/** A job that was started by the first request, `started` what that answered. */
export async function startedJob(
  steps: readonly Step[],
  row = startRow(),
  { started: answer = STARTED, ...options }: Partial<SdkOptions> & { readonly started?: object } = {},
): Promise<Started> {
  const staged = stage([json(answer), ...steps], row, options);
  return { ...staged, run: await staged.client.jobs.start(INPUT) };
}

export const INPUT = { space: "s1", script: "vacuum" };
export const STARTED = { job: { id: "j1" } };

export const status = (value: string): Step => json({ status: value });
export const error = (code: number): Step => json({ error: "no" }, { status: code });

/** Method, path and query of the requests from the `first` on. */
export const sent = (server: Pick<Scripted, "requests">, first = 0): string[] =>
  server.requests.slice(first).map(({ method }, index) => {
    const { pathname, search } = urlOf(server, first + index);
    return `${method} ${pathname}${search}`;
  });

/** What the requests after the start were. */
export const sentAfter = (server: Pick<Scripted, "requests">): string[] => sent(server, 1);
