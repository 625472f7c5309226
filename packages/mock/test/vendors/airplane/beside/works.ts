import { createRequire } from "node:module";
import { type Airplane, createAirplane, OutcomeUnknownError, RunFailedError } from "@x/airplane";
import type sdk from "airplane";
import { expect } from "vitest";
import type { Mock, MockOptions } from "../../../../src/index.ts";
import { ask } from "../../../support/ask.ts";

// Its types name a default export that its CommonJS wraps once more.
const { default: vendors } = createRequire(import.meta.url)("airplane") as { readonly default: typeof sdk.default };

/** The same piece of work done by both. */
export interface Work {
  readonly options?: MockOptions;
  /** What goes wrong. */
  readonly prepare?: (mock: Mock) => void;
  readonly theirs: (host: string, mock: Mock) => Promise<unknown>;
  readonly ours: (airplane: Airplane, mock: Mock) => Promise<unknown>;
  /** What both come to; where they differ, `[theirs, ours]`. */
  readonly ends: object | readonly [object, object];
  readonly executions: number | readonly [number, number];
}

export const secret = "tkn_test";
const execute = "POST /tasks/execute";
const params = { table: "orders" };
const task = { slug: "vacuum", paramValues: params };
/** What the vendor's SDK gives as the reason of every request. */
const request = { reason: "Automatically generated from parent run." };
const wait = { pollMs: 100 };

/** A fault with the status and Airplane's header on repeats. */
const refusing = (status: number, retryable: string) => ({
  how: {
    status,
    headers: { "content-type": "application/json", "x-airplane-retryable": retryable },
    body: '{"error":"not now"}',
  },
});

const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

/** A person answers the question that was put last. */
const submit = (mock: Mock, id: string) =>
  ask(mock, "POST /prompts/submit", { id, values: { full: true } }, { "x-airplane-api-key": secret });

export const works: Readonly<Record<string, Work>> = {
  "a task": {
    theirs: (host) => vendors.execute("vacuum", params, { host }),
    ours: async ({ tasks }) => {
      const run = await tasks.start(task);
      return { ...(await run.wait(wait)), output: await run.output() };
    },
    ends: { status: "Succeeded", output: { rows: 42 }, paramValues: params },
    executions: 1,
  },
  "a task that takes its time": {
    options: { endsAfterMs: 1500 },
    theirs: (host) => vendors.execute("vacuum", params, { host }),
    ours: async ({ tasks }) => {
      const run = await tasks.start(task);
      return { ...(await run.wait(wait)), output: await run.output() };
    },
    ends: { status: "Succeeded", output: { rows: 42 } },
    executions: 1,
  },
  "a run by its id": {
    theirs: async (host) => vendors.api.getRun(await vendors.executeBackground("vacuum", params, { host }), { host }),
    ours: async ({ tasks, runs }) => {
      const { runID: id = "" } = await tasks.execute(task);
      return { ...(await runs.get({ id })), ...(await runs.getOutputs({ id })) };
    },
    ends: { status: "Succeeded", output: { rows: 42 } },
    executions: 1,
  },
  "a runbook": {
    theirs: (host) => vendors.executeRunbook("nightly", params, { host }),
    ours: async ({ runbooks }) => (await runbooks.start({ slug: "nightly", paramValues: params })).wait(wait),
    ends: { status: "Succeeded", runbookID: "rbknightly" },
    executions: 1,
  },
  "a run that fails": {
    options: { scenario: "fails" },
    theirs: (host) => caught(vendors.execute("vacuum", params, { host })),
    ours: async ({ tasks }) => {
      const run = await tasks.start(task);
      const failure = await caught(run.wait(wait));
      expect(failure).toBeInstanceOf(RunFailedError);
      return { run: { ...(failure as RunFailedError<object>).last, output: await run.output() } };
    },
    ends: { run: { status: "Failed", output: { error: "the script exited with status 1" } } },
    executions: 1,
  },
  "a prompt": {
    theirs: async (_, mock) => {
      const prompt = await vendors.prompt.background({ full: "boolean" }, { description: "Vacuum?" });
      const answer = prompt.wait();
      await submit(mock, prompt.promptID);
      return answer;
    },
    ours: async (airplane, mock) => {
      const [parameter] = [{ slug: "full", name: "full", type: "boolean", constraints: { optional: false } }];
      const body = { schema: { parameters: [parameter] }, description: "Vacuum?" };
      const { id } = (await airplane.request("POST", "/prompts/create", { body })) as { readonly id: string };
      await airplane.prompts.get({ id });
      await submit(mock, id);
      return (await airplane.prompts.get({ id })).prompt?.values;
    },
    ends: { full: true },
    executions: 0,
  },
  "a run that must be requested, approved": {
    options: { scenario: "requested" },
    theirs: (host) => vendors.execute("vacuum", params, { host }),
    ours: async ({ tasks }) => {
      const run = await tasks.start(task, { request });
      return { ...(await run.wait(wait)), output: await run.output() };
    },
    ends: { status: "Succeeded", output: { rows: 42 }, paramValues: params },
    executions: 1,
  },
  "a run that must be requested, rejected": {
    options: { scenario: "request-rejected" },
    theirs: (host) => caught(vendors.execute("vacuum", params, { host })),
    ours: async ({ tasks }) => caught((await tasks.start(task, { request })).wait(wait)),
    ends: [{ name: "RequestRejectionError" }, { name: "RunFailedError", state: "failed", reason: "rejected" }],
    executions: 0,
  },
  "a 503, then success": {
    prepare: (mock) => mock.fail(execute, { how: 503 }),
    theirs: (host) => vendors.executeBackground("vacuum", params, { host }).then((runID) => ({ runID })),
    ours: ({ tasks }) => tasks.execute(task),
    ends: { runID: "run000001" },
    executions: 1,
  },
  "an answer that was lost, then success": {
    prepare: (mock) => mock.fail(execute, { how: "reset", after: true }),
    theirs: (host) => vendors.executeBackground("vacuum", params, { host }).then((runID) => ({ runID })),
    ours: ({ tasks }) => tasks.execute(task),
    ends: { runID: "run000001" },
    executions: 1,
  },
  "a 409 with X-Airplane-Retryable: true": {
    prepare: (mock) => mock.fail(execute, refusing(409, "true")),
    theirs: (host) => vendors.executeBackground("vacuum", params, { host }).then((runID) => ({ runID })),
    ours: ({ tasks }) => tasks.execute(task),
    ends: { runID: "run000001" },
    executions: 1,
  },
  // Theirs says 503 and no more; the start may have been made before the gateway gave up.
  "a 503 with X-Airplane-Retryable: false": {
    prepare: (mock) => mock.fail(execute, { ...refusing(503, "false"), after: true }),
    theirs: (host) => caught(vendors.executeBackground("vacuum", params, { host })),
    ours: ({ tasks }) => caught(tasks.execute(task)),
    ends: [
      { name: "HTTPError", statusCode: 503 },
      { name: "OutcomeUnknownError", cause: { status: 503 } },
    ],
    executions: 1,
  },
  "an earlier run that may stand for a new one, in an environment": {
    theirs: async (host) => {
      await vendors.execute("vacuum", params, { host, envSlug: "prod" });
      const options = { host, envSlug: "prod", allowCachedMaxAge: 3600 };
      return vendors.executeBackgroundWithCacheInfo("vacuum", params, options);
    },
    ours: async (_, mock) => {
      const { tasks } = createAirplane({ baseUrl: mock.url, apiKey: secret, environment: "prod" });
      const run = await tasks.start(task);
      await run.wait(wait);
      await run.output();
      return (await tasks.start({ ...task, allowCachedMaxAge: 3600 })).answer;
    },
    ends: { runID: "run000001", isCached: true },
    executions: 1,
  },
  "a request whose answer was lost": {
    options: { scenario: "requested" },
    prepare: (mock) => mock.fail("POST /requests/create", { how: "reset", after: true }),
    theirs: (host) => vendors.execute("vacuum", params, { host }),
    ours: async ({ tasks }) => {
      const failure = await caught(tasks.start(task, { request }));
      expect(failure).toBeInstanceOf(OutcomeUnknownError);
      return failure;
    },
    ends: [{ status: "Succeeded" }, { operation: "requests.create", acted: "maybe" }],
    executions: [1, 0],
  },
};
