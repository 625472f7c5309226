import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  OutcomeUnknownError,
  RefusedError,
  type RunAllOptions,
  RunFailedError,
  type RunSummary,
  runAll,
} from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { type JobRun, stage } from "../support/runs.ts";
import { json, lost } from "../support/scripted.ts";

/** What becomes of a start: the statuses its polls find, one after the other, or how it fails. */
type Fate = string | "lost" | "rejected" | "unreachable";

/** Starts of jobs, one a fate, and what they need to be run. */
function fleet(fates: readonly Fate[]) {
  const left = fates.map((fate) => fate.split(" "));
  const events: string[] = [];
  const answer = async (request: Request) => {
    if (request.method === "GET") {
      const name = new URL(request.url).pathname.split("/").at(-1) ?? "";
      const statuses = left[Number(name)] ?? [];
      events.push(`poll ${name}`);
      return json({ status: statuses.length > 1 ? statuses.shift() : statuses[0] });
    }
    const { name } = (await request.clone().json()) as { name: number };
    events.push(`start ${name}`);
    const fate = fates[name];
    if (fate === "lost") throw lost("ECONNRESET");
    if (fate === "unreachable") throw lost("ECONNREFUSED");
    return fate === "rejected" ? json({ error: "no" }, { status: 400 }) : json({ job: { id: String(name) } });
  };
  const staged = stage(Array.from({ length: 2000 }, () => answer));
  const starts = fates.map((_, name) => () => staged.client.jobs.start({ space: "s1", name }));
  return { ...staged, starts, events };
}

const indexes = (summary: RunSummary<JobRun>) =>
  Object.fromEntries(
    Object.entries(summary)
      .map(([verdict, entries]) => [verdict, entries.map(({ index }: { index: number }) => index)] as const)
      .filter(([, found]) => found.length > 0),
  );

describe("the summary", () => {
  test("has every start, by what became of it and in the order of the list", async () => {
    const { starts } = fleet([
      ...["Queued Queued Succeeded", "Failed", "lost", "rejected", "Review", "Cancelled", "Succeeded"],
      ...["unreachable", "lost", "Queued Review"],
    ]);

    const summary = await runAll(starts);

    expect(indexes(summary)).toEqual({
      ...{ succeeded: [0, 6], failed: [1, 5], waiting: [4, 9], unknown: [2, 8], notStarted: [3, 7] },
    });
  });

  test("of one that succeeded has its run", async () => {
    const { starts } = fleet(["Succeeded"]);

    const { succeeded } = await runAll(starts);

    expect(succeeded).toEqual([{ index: 0, run: expect.objectContaining({ id: "0", last: { status: "Succeeded" } }) }]);
  });

  test.for([
    ["failed", "Failed"],
    ["failed", "Cancelled"],
  ] as const)("of one that %s has its run and why: %s", async ([, fate]) => {
    const { starts } = fleet([fate]);

    const { failed } = await runAll(starts);

    expect(failed).toEqual([
      { index: 0, run: expect.objectContaining({ id: "0" }), error: expect.any(RunFailedError) },
    ]);
  });

  test("of one that waits for a person has its run, and no error", async () => {
    const { starts } = fleet(["Queued Review"]);

    const { waiting } = await runAll(starts);

    expect(waiting).toEqual([{ index: 0, run: expect.objectContaining({ state: "waiting", reason: "review" }) }]);
  });

  test("of a lost start has the error that can be reconciled", async () => {
    const { starts } = fleet(["lost"]);

    const { unknown } = await runAll(starts);

    expect(unknown).toEqual([{ index: 0, error: expect.any(OutcomeUnknownError) }]);
  });

  test.for([
    ["is rejected", "rejected", { name: "ApiError", acted: "no" }],
    ["never reached the vendor", "unreachable", { name: "ConnectionError", acted: "no" }],
  ] as const)("of a start that %s has it as not started", async ([, fate, error]) => {
    const { starts } = fleet([fate]);

    const { notStarted } = await runAll(starts);

    expect(notStarted).toEqual([{ index: 0, error: expect.objectContaining(error) }]);
  });

  test.for([
    [
      "answered 503, which proves nothing,",
      () => stage([json({}, { status: 503 })]).client.jobs.start({ space: "s1" }),
    ],
    ["that failed in some other way", () => Promise.reject(new TypeError("a bug"))],
    ["that failed without an error", () => Promise.reject(undefined)],
    [
      "that threw",
      () => {
        throw new TypeError("a bug");
      },
    ],
  ] as const)("of a start %s has it as unknown", async ([, start]) => {
    const summary = await runAll([start]);

    expect(indexes(summary)).toEqual({ unknown: [0] });
  });

  test("of a start that was refused has it as not started", async () => {
    const summary = await runAll([() => Promise.reject(new RefusedError("no", { operation: "jobs.create" }))]);

    expect(indexes(summary)).toEqual({ notStarted: [0] });
  });

  test("of a run that is not seen to end in time has its run and the error", async () => {
    const { starts, clock } = fleet(["Queued", "Succeeded"]);

    const { succeeded, unknown } = await runAll(starts, { deadlineMs: 5000 });

    expect(unknown).toMatchObject([{ index: 0, run: { id: "0" }, error: { name: "DeadlineError" } }]);
    expect(succeeded).toMatchObject([{ index: 1 }]);
    expect(clock.elapsed()).toBe(5000);
  });

  test("of no starts is empty", async () => {
    expect(await runAll([])).toEqual({ succeeded: [], failed: [], waiting: [], unknown: [], notStarted: [] });
  });

  test("waits for the person to act where it is asked to wait for the end", async () => {
    const { starts } = fleet(["Review Review Succeeded"]);

    expect(indexes(await runAll(starts, { waitFor: "terminal" }))).toEqual({ succeeded: [0] });
  });
});

describe("the concurrency", () => {
  /** The most runs that were under way at the same time. */
  const most = async (count: number, options: RunAllOptions<JobRun>) => {
    const { starts } = fleet(Array.from({ length: count }, () => "Queued Queued Succeeded"));
    let [now, top] = [0, 0];
    const noted = starts.map((start) => () => {
      top = Math.max(top, ++now);
      return start();
    });
    await runAll(noted, { ...options, onUpdate: ({ state }) => void (state === "succeeded" && now--) });
    return top;
  };

  test.for([
    [1, 5, 1],
    [3, 10, 3],
    [10, 4, 4],
    [Number.POSITIVE_INFINITY, 15, 15],
  ] as const)("of %d lets of %d runs %d be under way", async ([concurrency, count, expected]) => {
    expect(await most(count, { concurrency })).toBe(expected);
  });

  test("is ten by default", async () => {
    expect(await most(25, {})).toBe(10);
  });

  test("starts the next the moment one has ended, in the order of the list", async () => {
    const { starts, events } = fleet(["Queued Queued Queued Succeeded", "Succeeded", "Succeeded"]);

    await runAll(starts, { concurrency: 2 });

    expect(events.filter((event) => event.startsWith("start"))).toEqual(["start 0", "start 1", "start 2"]);
    expect(events.indexOf("start 2")).toBeGreaterThan(events.indexOf("poll 1"));
    expect(events.indexOf("start 2")).toBeLessThan(events.lastIndexOf("poll 0"));
  });

  test("is freed by starts that fail", async () => {
    const { starts } = fleet(["rejected", "lost", "Failed", "Succeeded"]);

    const summary = await runAll(starts, { concurrency: 1 });

    expect(indexes(summary)).toEqual({ notStarted: [0], unknown: [1], failed: [2], succeeded: [3] });
  });

  test.for([0, -1, 0.5, Number.NaN])("of %d is refused before anything is started", async (concurrency) => {
    const { starts, requests } = fleet(["Succeeded"]);

    const failure = await caught(runAll(starts, { concurrency }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(requests).toHaveLength(0);
  });
});

describe("onStart", () => {
  test("gets every run with its place and token", async () => {
    const { starts, client } = fleet(["Succeeded", "rejected", "Failed"]);
    const tokens: [number, string, string][] = [];

    await runAll(starts, { onStart: ({ index, run, token }) => tokens.push([index, run.id, client.resume(token).id]) });

    expect(tokens).toEqual([
      [0, "0", "0"],
      [2, "2", "2"],
    ]);
  });

  test("is waited for before the run is", async () => {
    const { starts, events } = fleet(["Succeeded"]);
    const store = async () => {
      await new Promise(setImmediate);
      events.push("stored");
    };

    await runAll(starts, { onStart: store });

    expect(events).toEqual(["start 0", "stored", "poll 0"]);
  });

  test("that fails leaves its run unknown, with the run and the error, and the others alone", async () => {
    const { starts, events } = fleet(["Succeeded", "Succeeded"]);
    const fail = async ({ index }: { readonly index: number }) => {
      if (index === 0) throw new Error("disk full");
    };

    const { unknown, succeeded } = await runAll(starts, { onStart: fail });

    expect(unknown).toMatchObject([{ index: 0, run: { id: "0" }, error: { message: "disk full" } }]);
    expect(succeeded).toMatchObject([{ index: 1 }]);
    expect(events).not.toContain("poll 0");
  });
});

test("onUpdate gets every change of every run with its place", async () => {
  const { starts } = fleet(["Queued Succeeded", "Review"]);
  const seen: string[] = [];

  await runAll(starts, {
    concurrency: 1,
    onUpdate: ({ id, state }, index) => void seen.push(`${index} ${id} ${state}`),
  });

  expect(seen).toEqual(["0 0 running", "0 0 succeeded", "1 1 waiting"]);
});

describe("the signal", () => {
  test("ends the waits and starts no more, and what was started is unknown with its run", async () => {
    const { starts, clock, events, requests } = fleet(["Queued", "Queued", "Queued"]);
    const controller = new AbortController();
    clock.after(5000, () => controller.abort("enough"));

    const summary = await runAll(starts, { concurrency: 2, signal: controller.signal });

    expect(indexes(summary)).toEqual({ unknown: [0, 1], notStarted: [2] });
    expect(summary.unknown).toMatchObject([
      { run: { id: "0" }, error: { name: "AbortError", cause: "enough" } },
      { run: { id: "1" } },
    ]);
    expect(summary.notStarted).toEqual([{ index: 2, error: "enough" }]);
    expect(events).not.toContain("start 2");
    expect(requests.filter(({ url }) => url.includes("cancel"))).toEqual([]);
    expect(clock.elapsed()).toBe(5000);
  });

  test("aborted before starts nothing", async () => {
    const { starts, requests } = fleet(["Succeeded", "Succeeded"]);

    const summary = await runAll(starts, { signal: AbortSignal.abort("enough") });

    expect(indexes(summary)).toEqual({ notStarted: [0, 1] });
    expect(requests).toHaveLength(0);
  });

  test("aborted while a start is under way leaves it to its answer, whose token is stored", async () => {
    const controller = new AbortController();
    const { starts, clock } = fleet(["Queued"]);
    const stored: string[] = [];
    const slow = starts.map((start) => async () => {
      const run = await start();
      controller.abort("enough");
      return run;
    });

    const summary = await runAll(slow, { signal: controller.signal, onStart: ({ run }) => stored.push(run.id) });

    expect(summary.unknown).toMatchObject([
      { index: 0, run: { id: "0" }, error: { name: "AbortError", cause: "enough" } },
    ]);
    expect(stored).toEqual(["0"]);
    expect(clock.elapsed()).toBe(0);
  });

  test("that a start shares has it as unknown, as it may have ended what came after the start", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { client, requests } = stage([]);
    const start = () => {
      controller.abort("enough");
      return client.jobs.start({ space: "s1" }, { signal });
    };

    const summary = await runAll([start], { signal });

    expect(indexes(summary)).toEqual({ unknown: [0] });
    expect(requests).toHaveLength(0);
  });

  test("that a start shares, aborted after it was sent, has it as unknown", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { client } = stage([
      () => {
        controller.abort("enough");
        return new Promise<Response>(() => undefined);
      },
    ]);

    const summary = await runAll([() => client.jobs.start({ space: "s1" }, { signal })], { signal });

    expect(summary.unknown).toMatchObject([{ index: 0, error: { name: "OutcomeUnknownError" } }]);
  });

  describe("over a start that never settles", () => {
    const stuck = new Promise<never>(() => undefined);
    beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
    afterEach(() => void vi.useRealTimers());

    test.for([
      ["while it is under way", (abort: () => void) => setTimeout(abort, 1000), 6000],
      ["by the start itself", (abort: () => void) => abort(), 5000],
    ] as const)("ends five seconds after it was aborted %s, and has it as unknown", async ([, schedule, ms]) => {
      const controller = new AbortController();
      const abort = () => controller.abort("enough");
      const start = () => {
        schedule(abort);
        return stuck;
      };
      let summary: RunSummary | undefined;
      void runAll([start, start], { concurrency: 1, signal: controller.signal }).then((found) => {
        summary = found;
      });

      await vi.advanceTimersByTimeAsync(ms - 1);
      const before = summary;
      await vi.advanceTimersByTimeAsync(1);

      expect(before).toBeUndefined();
      expect(summary).toMatchObject({ unknown: [{ index: 0, error: "enough" }], notStarted: [{ index: 1 }] });
      expect(vi.getTimerCount()).toBe(0);
    });

    test("still counts one that settles in that time", async () => {
      const controller = new AbortController();
      const { starts } = fleet(["Queued"]);
      const stored: string[] = [];
      const slow = starts.map((start) => async () => {
        setTimeout(() => controller.abort("enough"), 1000);
        await new Promise((resolve) => setTimeout(resolve, 5999));
        return start();
      });

      const ended = runAll(slow, { signal: controller.signal, onStart: ({ run }) => stored.push(run.id) });
      await vi.advanceTimersByTimeAsync(5999);
      const summary = await ended;

      expect(stored).toEqual(["0"]);
      expect(summary.unknown).toMatchObject([{ index: 0, run: { id: "0" }, error: { name: "AbortError" } }]);
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});
