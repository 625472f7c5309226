import { describe, expect, test } from "vitest";
import { memoryStore, type Operation } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { error, type JobsApi, prompts, recordPlan, sent, status } from "../support/runs.ts";
import { json, type Step, scripted } from "../support/scripted.ts";
import { clientOf } from "../support/sdk.ts";

const jobsGet = {
  ...{ id: "jobs.get", method: "GET", path: "/jobs/{id}", effect: "read" },
  record: { ...recordPlan, input: { id: "$id" } },
} as const satisfies Operation;

const asksGet = {
  ...{ id: "asks.get", method: "GET", path: "/asks/{id}", effect: "read" },
  record: {
    ...{ attach: "attach", input: { id: "$id" }, becomes: { operation: jobsGet, id: "job.id" } },
    states: [
      { if: { status: "Asked" }, state: "waiting", reason: "request" },
      { if: { status: "Denied" }, state: "failed", reason: "rejected" },
    ],
    attention: {
      ...{ operation: prompts, input: { id: "$id" }, when: { status: "Talked of" } },
      ...{ items: "prompts", if: {}, reason: "talk" },
    },
  },
} as const satisfies Operation;

const asksCreate = {
  ...{ id: "asks.create", method: "POST", path: "/asks", effect: "once", body: "fields" },
  run: { name: "start", id: "ask.id", poll: asksGet },
} as const satisfies Operation;

type Api = JobsApi & { readonly asks: JobsApi["jobs"] };

function asking(...steps: readonly Step[]) {
  const server = scripted(...steps);
  const table = { asks: { create: asksCreate, get: asksGet }, jobs: { get: jobsGet } };
  return { ...server, client: clientOf<Api>(table, { fetch: server.fetch, retry: false }) };
}

async function asked(...steps: readonly Step[]) {
  const { client, ...server } = asking(json({ ask: { id: "a1" } }), ...steps);
  return { client, server, run: await client.asks.start({}) };
}

const granted: Step = () => json({ status: "Granted", job: { id: "j7" } });

describe("a run that becomes another", () => {
  test("is what it is until its record names the other", async () => {
    const { run, server } = await asked(status("Asked"));

    await run.get();

    expect(run).toMatchObject({ id: "a1", state: "waiting", reason: "request", last: { status: "Asked" } });
    expect(run.capabilities).toEqual({ output: false, cancel: false });
    expect(await caught(run.cancel())).toMatchObject({ name: "RefusedError", operation: "asks.get" });
    expect(sent(server)).toEqual(["POST /asks", "GET /asks/a1"]);
  });

  test("is the other from then on, its record read at once", async () => {
    const { run, server } = await asked(granted, status("Queued"), status("Active"), json({ results: [7] }), json({}));

    expect(await run.get()).toEqual({ status: "Queued" });
    await run.get();

    expect(run).toMatchObject({ id: "j7", state: "running", last: { status: "Active" } });
    expect(run.capabilities).toEqual({ output: true, cancel: true });
    expect(await run.output()).toBe(7);
    await run.cancel();
    expect(sent(server, 2)).toEqual(["GET /jobs/j7", "GET /jobs/j7", "GET /jobs/j7/outputs", "POST /jobs/j7/cancel"]);
  });

  test("does not wait for a person any more where the other cannot be read yet", async () => {
    const { run } = await asked(status("Asked"), granted, error(404), status("Succeeded"));
    await run.get();

    expect(await caught(run.get())).toMatchObject({ operation: "jobs.get", status: 404 });

    expect(run).toMatchObject({ id: "j7", state: "running", reason: undefined });
    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("is waited for in one wait, which tells every change", async () => {
    const { run } = await asked(status("Asked"), status("Asked"), granted, status("Queued"), status("Succeeded"));
    const told: unknown[] = [];

    await run.wait({ onUpdate: ({ id, state, reason }) => told.push([id, state, reason]) });

    expect(told).toEqual([
      ["a1", "waiting", "request"],
      ["j7", "running", "queued"],
      ["j7", "succeeded", undefined],
    ]);
  });

  test("may end before it becomes one", async () => {
    const { run } = await asked(status("Asked"), status("Denied"));

    expect(await caught(run.wait())).toMatchObject({
      ...{ name: "RunFailedError", id: "a1", state: "failed", reason: "rejected", last: { status: "Denied" } },
    });
  });

  test("is taken up by its token, in either state", async () => {
    const { run } = await asked(granted, status("Queued"));
    const before = run.token();
    await run.get();
    const after = run.token();

    const early = asking(granted, status("Succeeded"));
    const late = asking(status("Succeeded"));
    await early.client.resume(before).wait();
    await late.client.resume(after).wait();

    expect(sent(early)).toEqual(["GET /asks/a1", "GET /jobs/j7"]);
    expect(sent(late)).toEqual(["GET /jobs/j7"]);
    expect(JSON.parse(after)).toMatchObject({ operation: "jobs.get", id: "j7" });
  });

  test("is taken up by its note, also where that is of the other", async () => {
    const store = memoryStore();
    const first = asking(json({ ask: { id: "a1" } }));
    await first.client.asks.start.once({}, { store, key: "k" });
    const second = asking(granted, status("Succeeded"));

    await (await second.client.asks.start.once({}, { store, key: "k" })).wait();

    expect(sent(second)).toEqual(["GET /asks/a1", "GET /jobs/j7"]);
  });

  test("is taken up by the note of the run somebody chose, whichever it is", async () => {
    const store = memoryStore();
    const lost = asking(error(503));
    await caught(lost.client.asks.start.once({}, { store, key: "k" }));
    const found = asking();
    await found.client.asks.start.once({}, { store, key: "k", choose: () => found.client.jobs.attach("j7") });
    const later = asking(status("Succeeded"));

    await (await later.client.asks.start.once({}, { store, key: "k" })).wait();

    expect(sent(later)).toEqual(["GET /jobs/j7"]);
  });
});
