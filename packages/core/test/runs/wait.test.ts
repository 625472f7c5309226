import { describe, expect, test } from "vitest";
import { bearer, type Clock, type PollErrorEvent, RunFailedError, type RunUpdate } from "../../src/index.ts";
import { pause } from "../../src/transport/within.ts";
import { caught } from "../support/caught.ts";
import { collect } from "../support/collect.ts";
import { error, STARTED, sentAfter, stage, startedJob, startRow, status } from "../support/runs.ts";
import { json, lost, never, type Step } from "../support/scripted.ts";
import { SECRET } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

/** Milliseconds between each request and the next. */
const pausesOf = (times: readonly number[]): number[] => times.slice(1).map((at, index) => at - (times[index] ?? 0));

describe("a wait", () => {
  test("ends with the record of a success", async () => {
    const { run, ...server } = await startedJob([status("Queued"), status("Active"), status("Succeeded")]);

    const record = await run.wait();

    expect(record).toEqual({ status: "Succeeded" });
    expect(run.state).toBe("succeeded");
    expect(sentAfter(server)).toHaveLength(3);
  });

  test.for([
    ["Failed", "failed", "exit-code", "jobs.create: run j1 failed (exit-code)"],
    ["Cancelled", "cancelled", undefined, "jobs.create: run j1 cancelled"],
  ] as const)("ends with an error when the run is %s", async ([end, state, reason, message]) => {
    const { run } = await startedJob([status("Queued"), status(end)]);

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ acted: "yes", id: "j1", state, reason, message, last: { status: end } });
    expect(run.state).toBe(state);
  });

  test("goes on while a person must act", async () => {
    const { run } = await startedJob([status("Review"), status("Review"), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("for attention ends when a person must act", async () => {
    const { run } = await startedJob([status("Queued"), status("Review")]);

    const record = await run.wait({ waitFor: "attention" });

    expect(record).toEqual({ status: "Review" });
    expect(run).toMatchObject({ state: "waiting", reason: "review" });
  });

  test("for attention ends with the run as well", async () => {
    const { run } = await startedJob([status("Queued"), status("Succeeded")]);

    expect(await run.wait({ waitFor: "attention" })).toEqual({ status: "Succeeded" });
  });

  test("for attention after a start that waits has a record to answer", async () => {
    const { run } = await startedJob([status("Review")], startRow(), { started: { ...STARTED, review: true } });

    expect(await run.wait({ waitFor: "attention" })).toEqual({ status: "Review" });
  });

  test("can follow a wait", async () => {
    const { run } = await startedJob([status("Review"), status("Succeeded")]);

    await run.wait({ waitFor: "attention" });

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });
});

describe("the polls of a wait", () => {
  test("come soon at first, then at most pollMs apart", async () => {
    const { run, times } = await startedJob([
      ...Array.from({ length: 9 }, () => json({ status: "Queued" })),
      status("Succeeded"),
    ]);

    await run.wait({ pollMs: 3000 });

    const pauses = pausesOf(times);
    expect(pauses[0]).toBeLessThanOrEqual(500);
    expect(Math.min(...pauses.slice(1))).toBeGreaterThan(0);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(3000);
    expect(Math.max(...pauses)).toBeGreaterThan(1000);
  });

  test("are never further apart than the caller says, the first ones too", async () => {
    const { run, times } = await startedJob([
      status("Queued"),
      status("Queued"),
      status("Queued"),
      status("Succeeded"),
    ]);

    await run.wait({ pollMs: 100 });

    expect(times.at(-1)).toBeLessThanOrEqual(400);
  });

  test("of two runs do not keep in step", async () => {
    const steps = () => [...Array.from({ length: 9 }, () => json({ status: "Queued" })), status("Succeeded")];
    const [first, second] = [
      await startedJob(steps(), startRow(), { random: seeded(1) }),
      await startedJob(steps(), startRow(), { random: seeded(2) }),
    ];

    await Promise.all([first.run.wait(), second.run.wait()]);

    expect(first.times).not.toEqual(second.times);
  });
});

test("the first poll comes at once where the start says that the run is over", async () => {
  const over = startRow({ started: [{ if: { status: "Succeeded" }, state: "succeeded" }] });
  const { run, clock } = await startedJob([status("Succeeded")], over, {
    started: { ...STARTED, status: "Succeeded" },
  });

  expect(await run.wait()).toEqual({ status: "Succeeded" });
  expect(clock.elapsed()).toBe(0);
});

describe("a number in the options of a wait", () => {
  test.for(
    (["deadlineMs", "pollMs"] as const).flatMap((name) =>
      [Number.NaN, 0, -1, "500"].map((value) => [name, value] as const),
    ),
  )("is refused where it is none: %s of %j", async ([name, value]) => {
    const { run, ...server } = await startedJob([status("Succeeded")]);
    const options = { [name]: value };

    const failures = [await caught(run.wait(options)), await caught(collect(run.watch(options)))];

    expect(failures).toMatchObject(Array(2).fill({ name: "RefusedError", message: expect.stringContaining(name) }));
    expect(sentAfter(server)).toEqual([]);
  });

  test("never makes polls come more than ten times a second", async () => {
    const { run, times } = await startedJob(
      [...Array(20).fill(() => json({ status: "Queued" })), status("Succeeded")],
      startRow(),
      {
        random: () => 1,
      },
    );

    await run.wait({ pollMs: 1 });

    expect(Math.min(...pausesOf(times))).toBeGreaterThanOrEqual(100);
  });
});

describe("the deadline of a wait", () => {
  test("is a quarter of an hour by default, and says that the run goes on", async () => {
    const { run, clock } = await startedJob(Array.from({ length: 2000 }, () => json({ status: "Queued" })));

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({
      name: "DeadlineError",
      acted: "yes",
      message: "jobs.create: run j1 was still running (queued) after 900000 ms; it goes on",
    });
    expect(clock.elapsed()).toBe(900_000);
  });

  test("ends a poll that hangs", async () => {
    const { run, clock } = await startedJob([never]);

    const failure = await caught(run.wait({ deadlineMs: 2000 }));

    expect(failure).toMatchObject({
      name: "DeadlineError",
      message: expect.stringContaining("after 2000 ms"),
    });
    expect(clock.elapsed()).toBe(2000);
  });

  test("leaves the run to a later wait", async () => {
    const { run, ...server } = await startedJob([status("Queued"), status("Succeeded")]);

    await caught(run.wait({ deadlineMs: 10 }));

    expect(await run.wait()).toEqual({ status: "Succeeded" });
    expect(sentAfter(server)).toHaveLength(2);
  });
});

/** As many answers of a status. */
const failing = (code: number, count: number): Step[] =>
  Array.from({ length: count }, () => () => json({ error: "no" }, { status: code }));
const always = (code: number) => failing(code, 500);

describe("a poll that fails", () => {
  test("with 404 is a run too fresh to be found", async () => {
    const { run } = await startedJob([error(404), error(404), error(404), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("with 404 is outlived for a minute and a half, then ends the wait", async () => {
    const { run, clock } = await startedJob(always(404));

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: 404 });
    expect(clock.elapsed()).toBeGreaterThanOrEqual(90_000);
    expect(clock.elapsed()).toBeLessThanOrEqual(90_000 + 2 * 15_000);
  });

  test("with 404 after the run was found is outlived as well: a gateway may answer for the vendor", async () => {
    const { run } = await startedJob([status("Queued"), error(404), error(404), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("with 404 is counted from the first 404, not from the outage before it", async () => {
    const { run } = await startedJob([...failing(503, 20), error(404), error(404), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test.for([
    ["500", error(500)],
    ["503", error(503)],
    ["408", error(408)],
    ["423", error(423)],
    ["425", error(425)],
    ["429", error(429)],
    ["a lost connection", lost("ECONNRESET")],
    ["a refused connection", lost("ECONNREFUSED")],
    ["an HTML page", new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["half an answer", new Response('{"status":')],
    ["an empty answer", new Response("")],
    ["a bug of the caller's own `fetch`", new RangeError("a bug")],
  ] as const)("with %s does not end the wait", async ([, step]) => {
    const { run } = await startedJob([status("Queued"), step, status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("that outlives its own time does not end the wait", async () => {
    const { run, clock } = await startedJob([never, never, status("Succeeded")]);

    const record = await run.wait({ deadlineMs: 900_000 });

    expect(record).toEqual({ status: "Succeeded" });
    expect(clock.elapsed()).toBeGreaterThan(60_000);
  });

  const repeating = { timeoutMs: 90_000, retry: {} };

  test("that takes the whole time of a call, its repeats included, does not end the wait", async () => {
    const { run } = await startedJob([never, never, status("Succeeded")], startRow(), repeating);

    const record = await run.wait({ deadlineMs: 900_000 });

    expect(record).toEqual({ status: "Succeeded" });
  });

  test("because the server asks for a long pause does not end the wait, which takes that pause", async () => {
    const busy = json({}, { status: 503, headers: { "retry-after": "200" } });
    const { run, clock } = await startedJob([busy, status("Succeeded")], startRow(), repeating);

    const record = await run.wait({ deadlineMs: 900_000 });

    expect(record).toEqual({ status: "Succeeded" });
    expect(clock.elapsed()).toBeGreaterThan(200_000);
  });

  test("again and again is outlived until the deadline, in few requests", async () => {
    const { run, clock, ...server } = await startedJob(always(503));

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "DeadlineError", acted: "yes" });
    expect(clock.elapsed()).toBe(900_000);
    expect(sentAfter(server).length).toBeLessThanOrEqual(70);
  });

  test("now and then does not end it, however long", async () => {
    const steps = Array.from({ length: 15 }, () => [json({}, { status: 503 }), json({ status: "Queued" })]).flat();
    const { run } = await startedJob([...steps, status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test.for([400, 409, 410])("with %d ends the wait at once", async (code) => {
    const { run, ...server } = await startedJob([error(code), status("Succeeded")]);

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: code });
    expect(sentAfter(server)).toHaveLength(1);
  });

  test.for([401, 403])("with %d ends the wait at the third in a row", async (code) => {
    const { run, ...server } = await startedJob([...failing(code, 3), status("Succeeded")]);

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: code });
    expect(sentAfter(server)).toHaveLength(3);
  });

  test.for([401, 403])("with %d twice in a row is outlived: a fresh credential may be under way", async (code) => {
    const steps = [...failing(code, 2), status("Queued"), ...failing(code, 2), status("Succeeded")];
    const { run } = await startedJob(steps);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test.for([401, 403])("with %d is counted from the first of them, not from the outage before it", async (code) => {
    const { run } = await startedJob([...failing(503, 5), ...failing(code, 2), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("is told to onPollError, by its place in the row, and no success is", async () => {
    const told: PollErrorEvent[] = [];
    const steps = [error(503), lost("ECONNRESET"), status("Queued"), error(404), status("Succeeded")];
    const { run } = await startedJob(steps, startRow(), { observe: { onPollError: (event) => told.push(event) } });

    await run.wait();

    expect(told).toEqual([
      { operation: "jobs.create", run: "j1", failures: 1, error: "ApiError" },
      { operation: "jobs.create", run: "j1", failures: 2, error: "ConnectionError" },
      { operation: "jobs.create", run: "j1", failures: 1, error: "ApiError" },
    ]);
  });

  test("is outlived though onPollError throws", async () => {
    const thrown: unknown[] = [];
    const fail = () => {
      throw new Error("a bug");
    };
    const { run } = await startedJob([error(503), status("Succeeded")], startRow(), {
      observe: { onPollError: fail, onHookError: (error) => thrown.push(error) },
    });

    expect(await run.wait()).toEqual({ status: "Succeeded" });
    expect(thrown).toMatchObject([{ message: "a bug" }]);
  });

  test("is one request, and leaves the retries of other calls alone", async () => {
    const { run, client, requests } = await startedJob([...failing(503, 12), status("Succeeded")], startRow(), {
      retry: { attempts: 4 },
    });
    const before = client.stats();

    await run.wait();

    expect(requests).toHaveLength(1 + 13);
    expect(client.stats().budget).toBeGreaterThanOrEqual(before.budget);
    expect(client.stats().suppressed).toBe(0);
  });

  test("because a credential could not be had once does not end the wait", async () => {
    let asked = 0;
    const secret = () => {
      if (++asked === 3) throw new Error("no credential now");
      return SECRET;
    };
    const { run, ...server } = await startedJob([status("Queued"), status("Succeeded")], startRow(), {
      auth: [bearer(secret)],
    });

    expect(await run.wait()).toEqual({ status: "Succeeded" });
    expect(asked).toBe(4);
    expect(sentAfter(server)).toHaveLength(2);
  });
});

describe("the pauses after polls that fail", () => {
  test("grow up to a quarter of a minute, and are short again after a success", async () => {
    const { run, times } = await startedJob(
      [status("Queued"), ...failing(503, 8), status("Queued"), status("Queued"), status("Succeeded")],
      startRow(),
      { random: () => 1 },
    );

    await run.wait();

    const pauses = pausesOf(times.slice(1));
    expect(pauses).toEqual([1500, 3000, 6000, 12_000, 15_000, 15_000, 15_000, 15_000, 15_000, 3000, 3000]);
  });

  test("are never shorter than the polls are apart", async () => {
    const { run, times } = await startedJob([...failing(503, 3), status("Succeeded")], startRow(), { random: () => 1 });

    await run.wait({ pollMs: 30_000 });

    expect(pausesOf(times)).toEqual([500, 30_000, 30_000, 30_000]);
  });

  test.for([0, 1])("are never shorter than the server asks for, by chance %d", async (chance) => {
    const busy = () => json({}, { status: 429, headers: { "retry-after": "100" } });
    const { run, times } = await startedJob([busy, busy, status("Queued"), status("Succeeded")], startRow(), {
      random: () => chance,
    });

    await run.wait();

    const pauses = pausesOf(times).slice(1);
    expect(pauses.slice(0, 2)).toEqual([100_000, 100_000]);
    expect(pauses[2]).toBeLessThanOrEqual(3000);
  });

  test("of many waits do not keep in step", async () => {
    const runs = await Promise.all(
      [1, 2].map((seed) => startedJob([...failing(503, 5), status("Succeeded")], startRow(), { random: seeded(seed) })),
    );

    await Promise.all(runs.map(({ run }) => run.wait()));

    expect(runs[0]?.times).not.toEqual(runs[1]?.times);
  });
});

describe("the signal of a wait", () => {
  test.for([
    ["a pause", status("Queued")],
    ["a poll", never],
  ] as const)("ends it during %s, and leaves the run alone", async ([, step]) => {
    const { run, clock, ...server } = await startedJob([step]);
    const controller = new AbortController();
    clock.after(700, () => controller.abort("enough"));

    const failure = await caught(run.wait({ signal: controller.signal }));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(clock.elapsed()).toBe(700);
    expect(sentAfter(server)).toEqual(["GET /spaces/s1/jobs/j1"]);
  });

  test("aborted before polls nothing", async () => {
    const { run, ...server } = await startedJob([status("Succeeded")]);

    const failure = await caught(run.wait({ signal: AbortSignal.abort("enough") }));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(sentAfter(server)).toEqual([]);
  });
});

describe("onUpdate", () => {
  test("is called with the run whenever its state or reason has changed, and only then", async () => {
    const { run } = await startedJob(
      ["Queued", "Queued", "Active", "Active", "Review", "Review", "Queued", "Succeeded"].map(status),
    );
    const seen: unknown[] = [];

    await run.wait({
      onUpdate: ({ id, state, reason, last }) => seen.push([id, state, reason, last?.status]),
    });

    expect(seen).toEqual([
      ["j1", "running", "queued", "Queued"],
      ["j1", "running", undefined, "Active"],
      ["j1", "waiting", "review", "Review"],
      ["j1", "running", "queued", "Queued"],
      ["j1", "succeeded", undefined, "Succeeded"],
    ]);
  });

  test("is told of a run that is over from its start", async () => {
    const { run } = await startedJob([status("Succeeded")]);
    const seen: unknown[] = [];

    await run.wait({ onUpdate: ({ state }) => seen.push(state) });

    expect(seen).toEqual(["succeeded"]);
  });

  test("is called for a failure before the wait ends with it", async () => {
    const { run } = await startedJob([status("Failed")]);
    const seen: unknown[] = [];

    await caught(run.wait({ onUpdate: ({ state }) => seen.push(state) }));

    expect(seen).toEqual(["failed"]);
  });

  test("that takes its time is waited for before the next poll", async () => {
    const { run, clock, times } = await startedJob([status("Queued"), status("Succeeded")]);
    const done: number[] = [];

    await run.wait({
      onUpdate: async () => {
        await pause(clock, 5000);
        done.push(clock.elapsed());
      },
    });

    expect(times[2]).toBeGreaterThan(done[0] ?? Number.NaN);
    expect(clock.elapsed()).toBe(done[1]);
  });

  test("that never ends is ended by the deadline", async () => {
    const { run, clock } = await startedJob([status("Queued")]);

    const failure = await caught(run.wait({ deadlineMs: 2000, onUpdate: () => new Promise(() => undefined) }));

    expect(failure).toMatchObject({ name: "DeadlineError", acted: "yes" });
    expect(clock.elapsed()).toBe(2000);
  });

  test("that fails ends the wait with its error", async () => {
    const { run } = await startedJob([status("Queued"), status("Succeeded")]);

    const failure = await caught(run.wait({ onUpdate: async () => Promise.reject(new Error("disk full")) }));

    expect(failure).toMatchObject({ message: "disk full" });
  });

  test("that moves the run on makes a wait for attention go on", async () => {
    const { run } = await startedJob([status("Review"), status("Queued"), status("Queued"), status("Succeeded")]);
    const seen: unknown[] = [];

    const record = await run.wait({
      waitFor: "attention",
      onUpdate: async (now) => {
        seen.push(now.state);
        if (now.state === "waiting") await now.get();
      },
    });

    expect(record).toEqual({ status: "Succeeded" });
    expect(seen).toEqual(["waiting", "running", "succeeded"]);
  });

  test("that finds the run over has the wait end with what it found", async () => {
    const { run } = await startedJob([status("Review"), status("Failed")]);
    const seen: unknown[] = [];
    const onUpdate = async (now: Pick<typeof run, "state" | "get">) => {
      seen.push(now.state);
      if (now.state === "waiting") await now.get();
    };

    const failure = await caught(run.wait({ onUpdate }));

    expect(failure).toMatchObject({ name: "RunFailedError", state: "failed" });
    expect(seen).toEqual(["waiting", "failed"]);
  });
});

describe("a watch", () => {
  const states = (updates: readonly RunUpdate[]) => updates.map(({ state }) => state);

  test("yields each change of state or reason once, the last when the run has ended", async () => {
    const { run, ...server } = await startedJob(
      ["Queued", "Queued", "Active", "Active", "Review", "Queued", "Succeeded"].map(status),
    );

    const updates = await collect(run.watch());

    expect(updates).toEqual([
      { state: "running", reason: "queued", last: { status: "Queued" } },
      { state: "running", reason: undefined, last: { status: "Active" } },
      { state: "waiting", reason: "review", last: { status: "Review" } },
      { state: "running", reason: "queued", last: { status: "Queued" } },
      { state: "succeeded", reason: undefined, last: { status: "Succeeded" } },
    ]);
    expect(sentAfter(server)).toHaveLength(7);
  });

  test.for([
    ["Failed", "failed", "exit-code"],
    ["Cancelled", "cancelled", undefined],
  ] as const)("yields that the run is %s, and does not throw for it", async ([end, state, reason]) => {
    const { run } = await startedJob([status("Queued"), status(end)]);

    const updates = await collect(run.watch());

    expect(updates.at(-1)).toEqual({ state, reason, last: { status: end } });
  });

  test("for attention ends when a person must act", async () => {
    const { run } = await startedJob([status("Queued"), status("Review")]);

    expect(states(await collect(run.watch({ waitFor: "attention" })))).toEqual(["running", "waiting"]);
  });

  test("yields what was so when it was found, though the run has moved on since", async () => {
    const { run } = await startedJob([status("Queued"), status("Succeeded")]);
    const seen: RunUpdate[] = [];

    for await (const update of run.watch()) {
      if (update.state === "running") await run.get();
      seen.push(update);
    }

    expect(states(seen)).toEqual(["running", "succeeded"]);
    expect(seen[0]?.last).toEqual({ status: "Queued" });
  });

  test("outlives a poll that fails in passing", async () => {
    const { run } = await startedJob([status("Queued"), error(503), lost("ECONNRESET"), status("Succeeded")]);

    expect(states(await collect(run.watch()))).toEqual(["running", "succeeded"]);
  });

  test("fails as a wait does where polls may not be made", async () => {
    const { run } = await startedJob([status("Queued"), ...failing(403, 3)]);

    expect(await caught(collect(run.watch()))).toMatchObject({ name: "ApiError", status: 403 });
  });

  test.for([
    ["a pause", () => json({ status: "Queued" })],
    ["a poll that hangs", never],
  ] as const)("ends at its deadline, in %s, and says that the run goes on", async ([, step]) => {
    const { run, clock } = await startedJob([status("Queued"), step, step, step]);

    const failure = await caught(collect(run.watch({ deadlineMs: 4000 })));

    expect(failure).toMatchObject({
      name: "DeadlineError",
      acted: "yes",
      message: "jobs.create: run j1 was still running (queued) after 4000 ms; it goes on",
    });
    expect(clock.elapsed()).toBe(4000);
  });

  test("ends at its deadline though its reader takes long", async () => {
    const { run, clock, ...server } = await startedJob([status("Queued"), status("Active")]);
    const slow = async () => {
      for await (const _ of run.watch({ deadlineMs: 4000 })) await pause(clock, 10_000);
    };

    const failure = await caught(slow());

    expect(failure).toMatchObject({ name: "DeadlineError" });
    expect(sentAfter(server)).toHaveLength(1);
  });

  test.for([
    ["a pause", () => json({ status: "Queued" })],
    ["a poll", never],
  ] as const)("ends with its signal, during %s", async ([, step]) => {
    const { run, clock } = await startedJob([step]);
    const controller = new AbortController();
    clock.after(700, () => controller.abort("enough"));

    const failure = await caught(collect(run.watch({ signal: controller.signal })));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(clock.elapsed()).toBe(700);
  });

  test("under an aborted signal polls nothing", async () => {
    const { run, ...server } = await startedJob([]);

    const failure = await caught(collect(run.watch({ signal: AbortSignal.abort("enough") })));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(sentAfter(server)).toEqual([]);
  });

  test("sends nothing before it is read", async () => {
    const { run, ...server } = await startedJob([status("Queued")]);

    run.watch();

    expect(sentAfter(server)).toEqual([]);
  });

  const readers = {
    "reads to the end": async (run: Awaited<ReturnType<typeof startedJob>>["run"]) => void (await collect(run.watch())),
    "breaks out of the loop": async (run) => {
      for await (const _ of run.watch()) break;
    },
    "throws in the loop": async (run) => {
      for await (const _ of run.watch()) throw new Error("the reader's own");
    },
  } satisfies Record<string, (run: Awaited<ReturnType<typeof startedJob>>["run"]) => Promise<void>>;

  test.for(Object.entries(readers))("leaves no timer and polls no more when its reader %s", async ([, read]) => {
    const { clock, asleep } = counted();
    const { run, ...server } = await startedJob([status("Queued"), status("Succeeded")], startRow(), { clock });

    await read(run).catch(() => undefined);

    const polls = sentAfter(server).length;
    expect(asleep()).toBe(0);
    await pause(clock, 60_000);
    expect(sentAfter(server)).toHaveLength(polls);
  });
});

test("a wait leaves no timer, however it ends", async () => {
  const { clock, asleep } = counted();
  const { run } = await startedJob([status("Queued"), status("Failed"), status("Succeeded"), error(400)], startRow(), {
    clock,
  });

  await caught(run.wait());
  await run.wait();
  await caught(run.wait());

  expect(asleep()).toBe(0);
});

describe("a run that ends after 30 s", () => {
  const almostOne = 1 - Number.EPSILON;
  const sequences: Record<string, () => () => number> = {
    "always 0": () => () => 0,
    "always almost 1": () => () => almostOne,
    "in turns 0 and almost 1": () => turns(0, almostOne),
    "in turns almost 1 and 0": () => turns(almostOne, 0),
    ...Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`of seed ${n}`, () => seeded(n)])),
  };

  test.for(Object.entries(sequences))(
    "is seen to within 3 s, in at most 12 polls, by chance %s",
    async ([, chance]) => {
      const { client, clock, times } = stage(
        Array.from({ length: 100 }, () => () => json({ status: clock.elapsed() >= 30_000 ? "Succeeded" : "Active" })),
        startRow(),
        { random: chance() },
      );

      await client.jobs.attach("j1", { space: "s1" }).wait();

      expect(times.length).toBeLessThanOrEqual(12);
      expect(clock.elapsed()).toBeGreaterThanOrEqual(30_000);
      expect(clock.elapsed()).toBeLessThanOrEqual(33_000);
    },
  );
});

/** A virtual clock that knows how many of its timers are set. */
function counted(): { readonly clock: Clock; asleep(): number } {
  const clock = createVirtualClock();
  const set = new Set<object>();
  const timer: Clock["timer"] = (ms, fire) => {
    const one = {};
    set.add(one);
    const cancel = clock.timer(ms, () => {
      set.delete(one);
      fire();
    });
    return () => {
      set.delete(one);
      cancel();
    };
  };
  return { clock: { ...clock, timer }, asleep: () => set.size };
}

const turns = (...values: readonly number[]): (() => number) => {
  let turn = 0;
  return () => values[turn++ % values.length] ?? 0;
};

/** Numbers that look random, the same every time. */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};
