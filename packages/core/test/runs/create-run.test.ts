import { describe, expect, test } from "vitest";
import type { RecordPlan, UnknownStateEvent } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import {
  error,
  outputs,
  prompts,
  recordPlan,
  type Started,
  sentAfter,
  stage,
  startedJob,
  startRow,
  status,
} from "../support/runs.ts";
import { json, lost, never, type Step } from "../support/scripted.ts";

const over = (steps: readonly Step[], parts: Partial<RecordPlan>): Promise<Started> =>
  startedJob(steps, startRow({ record: { ...recordPlan, ...parts } }));

const without = (name: "output" | "cancel") => {
  const { [name]: _, ...record } = recordPlan;
  return startRow({ record });
};

describe("get", () => {
  test("fetches the record once, by the run's id and the start's input", async () => {
    const { run, ...server } = await startedJob([status("Review")]);

    const record = await run.get();

    expect(record).toEqual({ status: "Review" });
    expect(run).toMatchObject({ state: "waiting", reason: "review", last: { status: "Review" } });
    expect(sentAfter(server)).toEqual(["GET /spaces/s1/jobs/j1"]);
  });

  test("that fails leaves the run as it was", async () => {
    const { run } = await startedJob([status("Queued"), error(500)]);
    await run.get();

    await caught(run.get());

    expect(run).toMatchObject({ state: "running", reason: "queued", last: { status: "Queued" } });
  });

  test("passes the call's options on", async () => {
    const { run, requests } = await startedJob([status("Queued")]);

    await run.get({ headers: { "x-note": "1" } });

    expect(requests[1]?.headers.get("x-note")).toBe("1");
  });
});

describe("a status no rule knows", () => {
  const watched = (steps: readonly Step[], parts: Partial<RecordPlan> = {}) => {
    const events: UnknownStateEvent[] = [];
    const { client, ...staged } = stage(steps, startRow({ record: { ...recordPlan, ...parts } }), {
      observe: { onUnknownState: (event) => events.push(event) },
    });
    return { run: client.jobs.attach("j1", { space: "s1" }), events, ...staged };
  };

  test("is running, though it looks like an end", async () => {
    const { run } = watched([status("Succeeded_v2")]);

    await run.get();

    expect(run).toMatchObject({ state: "running", reason: undefined, last: { status: "Succeeded_v2" } });
  });

  test("is told once for as long as it lasts", async () => {
    const { run, events } = watched(["Hibernating", "Hibernating", "Hibernating", "Succeeded"].map(status));

    await run.wait();

    expect(events).toEqual([{ operation: "jobs.get", values: { status: "Hibernating" } }]);
  });

  test("is told again when it becomes another", async () => {
    const { run, events } = watched(["Hibernating", "Thawing", "Hibernating", "Succeeded"].map(status));

    await run.wait();

    expect(events.map(({ values }) => values.status)).toEqual(["Hibernating", "Thawing", "Hibernating"]);
  });

  test("is told by the texts that rules decide by, and by nothing else of the record", async () => {
    const { run, events } = watched(
      [
        json({
          status: "Hibernating",
          exit_code: 7,
          killed: true,
          review: { state: "NEW" },
          script: "vacuum",
          env: {},
        }),
      ],
      {
        states: [
          { if: { status: "Done", exit_code: 0 }, state: "succeeded" },
          { if: { "review.state": "OPEN", killed: false, missing: "x" }, state: "waiting" },
        ],
      },
    );

    await run.get();

    expect(events).toEqual([{ operation: "jobs.get", values: { status: "Hibernating", "review.state": "NEW" } }]);
  });

  test("is polled at the normal pace", async () => {
    const { run, times } = watched([...Array.from({ length: 9 }, () => json({ status: "?" })), status("Succeeded")]);

    await run.wait();

    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThan(1000);
  });

  test("is nobody's concern where nobody asked to be told", async () => {
    const { run } = await startedJob([status("Hibernating")]);

    expect(await run.get()).toEqual({ status: "Hibernating" });
  });
});

describe("a record that leaves it to a list whether a person must act", () => {
  const attention = {
    ...{ operation: prompts, input: { id: "$id" }, when: { status: "Active" } },
    ...{ items: "prompts", if: { answered: null }, reason: "prompt" },
  };
  const open = () => json({ prompts: [{ answered: "yes" }, {}] });

  test("waits while one of its items is open", async () => {
    const { run, ...server } = await over([status("Active"), open()], { attention });

    const record = await run.get();

    expect(record).toEqual({ status: "Active" });
    expect(run).toMatchObject({ state: "waiting", reason: "prompt", last: { status: "Active" } });
    expect(sentAfter(server)).toEqual(["GET /spaces/s1/jobs/j1", "GET /jobs/j1/prompts"]);
  });

  test.for([
    ["all are closed", json({ prompts: [{ answered: "yes" }] })],
    ["there are none", json({ prompts: [] })],
    ["it is no list", json({ prompts: "none" })],
    ["the key is not known there", error(401)],
    ["the key may not see it", error(403)],
    ["there is no list", error(404)],
  ] as const)("runs where %s", async ([, step]) => {
    const { run } = await over([status("Active"), step], { attention });

    await run.get();

    expect(run).toMatchObject({ state: "running", reason: undefined, last: { status: "Active" } });
  });

  const broken: readonly (readonly [string, Step])[] = [
    ["is lost", lost("ECONNRESET")],
    ["fails", error(500)],
    ["answers an HTML page", new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["hits a bug of the caller's own `fetch`", new RangeError("a bug")],
  ];

  test.for(broken)("leaves a run waiting as it was where the list %s, and get does not fail", async ([, step]) => {
    const { run } = await over([status("Review"), status("Active"), step], { attention });
    await run.get();

    const record = await run.get();

    expect(record).toEqual({ status: "Active" });
    expect(run).toMatchObject({ state: "waiting", reason: "review", last: { status: "Active" } });
  });

  test("leaves a run running where the list fails", async () => {
    const { run } = await over([status("Queued"), status("Active"), error(500)], { attention });
    await run.get();

    await run.get();

    expect(run).toMatchObject({ state: "running", reason: undefined, last: { status: "Active" } });
  });

  test("sees the run end though the list fails all the time", async () => {
    const failing = () => [status("Active"), error(500)];
    const { run } = await over([...failing(), ...failing(), ...failing(), status("Succeeded")], { attention });

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("fails with the caller's signal while it asks the list", async () => {
    const { run, clock } = await over([status("Active"), never], { attention });
    const controller = new AbortController();
    clock.after(100, () => controller.abort("enough"));

    const failure = await caught(run.get({ signal: controller.signal }));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(run).toMatchObject({ state: "running", last: undefined });
  });

  test("is asked again by a wait that outlives its failure", async () => {
    const { run } = await over([status("Active"), error(503), status("Active"), open()], { attention });

    await run.wait({ waitFor: "attention" });

    expect(run).toMatchObject({ state: "waiting", reason: "prompt" });
  });

  test("is not asked where the record is clear", async () => {
    const { run, ...server } = await over([status("Succeeded")], { attention });

    await run.get();

    expect(run.state).toBe("succeeded");
    expect(sentAfter(server)).toHaveLength(1);
  });

  test("goes on when the person has acted", async () => {
    const { run } = await over([status("Active"), open(), status("Active"), json({ prompts: [] })], { attention });
    await run.get();

    await run.get();

    expect(run).toMatchObject({ state: "running", reason: undefined });
  });
});

describe("the capabilities", () => {
  test.for([
    ["all", startRow(), { output: true, cancel: true }],
    ["no output", without("output"), { output: false, cancel: true }],
    ["no cancel", without("cancel"), { output: true, cancel: false }],
  ] as const)("tell what the vendor has: %s", async ([, row, capabilities]) => {
    const { run } = await startedJob([], row);

    expect(run.capabilities).toEqual(capabilities);
  });
});

describe("output", () => {
  test("is the value at its path", async () => {
    const { run, ...server } = await startedJob([json({ results: [{ rows: 7 }] })]);

    expect(await run.output()).toEqual({ rows: 7 });
    expect(sentAfter(server)).toEqual(["GET /jobs/j1/outputs"]);
  });

  test("is the whole answer where the path is empty", async () => {
    const { run } = await over([json([1, 2])], { output: { operation: outputs, input: { id: "$id" }, value: "" } });

    expect(await run.output()).toEqual([1, 2]);
  });

  test("is of the record where no other operation has it", async () => {
    const input = { id: "$id", space: "$input.space" };
    const { run, ...server } = await over([json({ status: "Succeeded", result: 7 })], {
      output: { input, value: "result" },
    });

    const output = await run.output();

    expect(output).toBe(7);
    expect(run.last).toBeUndefined();
    expect(sentAfter(server)).toEqual(["GET /spaces/s1/jobs/j1"]);
  });

  test("passes the call's options on", async () => {
    const { run, requests } = await startedJob([json({ results: [7] })]);

    await run.output({ headers: { "x-note": "1" } });

    expect(requests[1]?.headers.get("x-note")).toBe("1");
  });
});

describe("cancel", () => {
  test("asks the vendor, and the wait sees the run end", async () => {
    const { run, ...server } = await startedJob([new Response(null, { status: 204 }), status("Cancelled")]);

    const asked = await run.cancel();
    const failure = await caught(run.wait());

    expect(asked).toBeUndefined();
    expect(failure).toMatchObject({ name: "RunFailedError", state: "cancelled" });
    expect(sentAfter(server)).toEqual(["POST /jobs/j1/cancel", "GET /spaces/s1/jobs/j1"]);
  });

  test("passes the call's options on", async () => {
    const { run, requests } = await startedJob([new Response(null, { status: 204 })]);

    await run.cancel({ headers: { "x-note": "1" } });

    expect(requests[1]?.headers.get("x-note")).toBe("1");
  });
});

test.for(["output", "cancel"] as const)(
  "%s is refused where the vendor has none, and nothing is sent",
  async (method) => {
    const { run, ...server } = await startedJob([], without(method));

    const failure = await caught(run[method]());

    expect(failure).toMatchObject({
      name: "RefusedError",
      acted: "no",
      message: `jobs.get: the vendor offers no ${method} for this kind of run`,
    });
    expect(sentAfter(server)).toEqual([]);
  },
);

test("a vendor may add to its runs, told which operation reads them", async () => {
  const told: string[] = [];
  const { client } = stage([json({ job: { id: "j1" } })], startRow(), {
    extendRun: (run, operation) => {
      told.push(operation);
      return Object.assign(run, { vendor: "test" });
    },
  });

  const started = await client.jobs.start({ space: "s1" });
  const runs = [started, client.jobs.attach("j2"), client.resume(started.token())];

  expect(runs).toMatchObject(Array(3).fill({ vendor: "test" }));
  expect(told).toEqual(["jobs.get", "jobs.get", "jobs.get"]);
});
