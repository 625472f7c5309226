import { describe, expect, test } from "vitest";
import { RunFailedError } from "../../src/index.ts";
import type { Finding, Judge } from "../../src/types/judge.ts";
import { caught } from "../support/caught.ts";
import { error, INPUT, recordPlan, STARTED, sentAfter, stage, startedJob, startRow, status } from "../support/runs.ts";
import { json, lost } from "../support/scripted.ts";

/** Jobs whose start says how they ended, and proves little where it says 254. */
const row = startRow({
  started: [
    { if: { code: 0 }, state: "succeeded" },
    { if: { code: 1 }, state: "failed", reason: "exit-code" },
  ],
  verify: { code: [254, -2] },
});
const started = (code: number) => ({ started: { ...STARTED, code } });

describe("a start whose answer proves little", () => {
  test("has its record read before the run is handed out", async () => {
    const job = await startedJob([status("Succeeded")], row, started(-2));

    expect(job.run).toMatchObject({ state: "succeeded", last: { status: "Succeeded" } });
    expect(sentAfter(job)).toEqual(["GET /spaces/s1/jobs/j1"]);
  });

  test.for([error(403), lost("ECONNRESET"), status("Active")])(
    "is handed out whatever the look comes to",
    async (look) => {
      const { run } = await startedJob([look], row, started(254));

      expect(run).toMatchObject({ id: "j1", state: "running" });
    },
  );

  test("is handed out also where the caller's signal ends the look", async () => {
    const controller = new AbortController();
    const look = () => {
      controller.abort();
      return new Promise<never>(() => undefined);
    };
    const { client } = stage([json({ ...STARTED, code: -2 }), look], row);

    const run = await client.jobs.start(INPUT, { signal: controller.signal });

    expect(run.id).toBe("j1");
  });

  test("is looked after within the deadline of the start", async () => {
    const { client, clock } = stage([json({ ...STARTED, code: -2 }), () => new Promise<never>(() => undefined)], row);

    await client.jobs.start(INPUT, { deadlineMs: 5000 });

    expect(clock.elapsed()).toBe(5000);
  });

  test("is the only one that is", async () => {
    const job = await startedJob([], row, started(0));

    expect(sentAfter(job)).toEqual([]);
  });
});

describe("an end that the start told", () => {
  test("is not undone by a record that is behind", async () => {
    const { run } = await startedJob([status("Active")], row, started(0));

    await run.get();

    expect(run).toMatchObject({ state: "succeeded", last: { status: "Active" } });
  });

  test("gives way to an end of the record's", async () => {
    const { run } = await startedJob([status("Cancelled")], row, started(1));

    await run.get();

    expect(run.state).toBe("cancelled");
  });

  test("has a wait answer the record that says so too", async () => {
    const { run, clock } = await startedJob([status("Active"), status("Active"), status("Succeeded")], row, started(0));

    expect(await run.wait()).toEqual({ status: "Succeeded" });

    expect(clock.elapsed()).toBeLessThan(500);
  });

  test("ends a wait after five seconds where the record never does", async () => {
    const behind = Array.from({ length: 80 }, () => status("Active"));
    const { run, clock } = await startedJob(behind, row, started(1));

    expect(await caught(run.wait())).toMatchObject({ name: "RunFailedError", reason: "exit-code" });

    expect(clock.elapsed()).toBeGreaterThanOrEqual(5000);
    expect(clock.elapsed()).toBeLessThan(5200);
  });
});

describe("a vendor's judge", () => {
  const failed = { state: "failed", reason: "asleep" } as const;

  test("is told of the record, the start's answer, and what the rules say for how long", async () => {
    const found: Finding[] = [];
    const judge: Judge = (finding) => {
      found.push(finding);
      return finding.outcome;
    };
    const { run, clock } = await startedJob([status("Queued"), status("Queued"), status("Active")], row, {
      judge,
    });

    await run.get();
    await new Promise<void>((resolve) => clock.after(7000, resolve));
    await run.get();
    await run.get();

    expect(found).toMatchObject([
      { id: "j1", record: { status: "Queued" }, answer: STARTED, outcome: { reason: "queued" }, forMs: 0 },
      { record: { status: "Queued" }, forMs: 7000 },
      { record: { status: "Active" }, outcome: { reason: undefined }, forMs: 0 },
    ]);
  });

  test("has the last word", async () => {
    const { run } = await startedJob([status("Failed")], row, {
      judge: async () => ({ ...failed, state: "cancelled" }),
    });

    await run.get();

    expect(run).toMatchObject({ state: "cancelled", reason: "asleep" });
  });

  test("ends for good what the rules let run, also in the process that resumes it", async () => {
    let isAsleep = true;
    const judge: Judge = ({ outcome }) => (isAsleep ? failed : outcome);
    const { run, client } = await startedJob([status("Active"), status("Active"), status("Active")], row, { judge });
    await run.get();
    isAsleep = false;

    await run.get();
    const resumed = client.resume(run.token());

    expect(run).toMatchObject(failed);
    expect(resumed).toMatchObject({ ...failed, last: undefined });
    const failure = await caught(resumed.wait());
    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject(failed);
  });

  test("that fails makes a poll that failed", async () => {
    let asked = 0;
    const judge: Judge = ({ outcome }) => {
      if (asked++ === 0) throw lost("ECONNRESET");
      return outcome;
    };
    const { run } = await startedJob([status("Succeeded"), status("Succeeded")], row, { judge });

    await caught(run.get());

    expect(run.state).toBe("running");
    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });
});

test("a run has what its start answered, and none where it was taken up", async () => {
  const { run, client } = await startedJob([], startRow({ record: recordPlan }));

  expect(run.answer).toEqual(STARTED);
  expect(client.resume(run.token()).answer).toBeUndefined();
});

test("onPoll is called after every poll that was answered, once its change was told", async () => {
  const told: unknown[] = [];
  const { run } = await startedJob([status("Active"), error(503), status("Active"), status("Succeeded")]);

  await run.wait({
    onUpdate: ({ state }) => void told.push(state),
    onPoll: () => void told.push("poll"),
  });

  expect(told).toEqual(["running", "poll", "poll", "succeeded", "poll"]);
});

test("a change that onPoll makes is told", async () => {
  const told: unknown[] = [];
  const { run } = await startedJob([status("Review"), status("Succeeded")]);

  await run.wait({
    waitFor: "attention",
    onUpdate: ({ state }) => void told.push(state),
    onPoll: () => (run.state === "waiting" ? run.get() : undefined),
  });

  expect(told).toEqual(["waiting", "succeeded"]);
});

test("what onPoll throws ends the wait", async () => {
  const { run } = await startedJob([status("Active")]);
  const cause = new Error("enough");

  expect(
    await caught(
      run.wait({
        onPoll: () => {
          throw cause;
        },
      }),
    ),
  ).toBe(cause);
});
