import { describe, expect, test } from "vitest";
import { type CallOptions, type Operation, type Run, type RecordPlan, RunFailedError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { json, lost, never, type Scripted, type Step, scripted, urlOf } from "../support/scripted.ts";
import { clientOf } from "../support/sdk.ts";
import { createVirtualClock, type VirtualClock } from "../support/virtual-clock.ts";

interface Record {
  readonly status: string;
}

interface Api {
  readonly runs: {
    start(input?: object, options?: CallOptions): Promise<Run<unknown, Record>>;
    create(input?: object, options?: CallOptions): Promise<unknown>;
  };
}

const operation = (id: string, method: string, path: string, parts: Partial<Operation> = {}): Operation => ({
  ...{ id, method, path, effect: method === "GET" ? "read" : "once" },
  ...parts,
});
const outputs = operation("runs.outputs", "GET", "/runs/{id}/outputs");
const cancel = operation("runs.cancel", "POST", "/runs/{id}/cancel", {
  effect: "idempotent",
  answer: "none",
});

const plan: RecordPlan = {
  attach: "attach",
  input: { id: "$id", space: "$input.space" },
  states: [
    { if: { status: "Succeeded" }, state: "succeeded" },
    { if: { status: "Failed" }, state: "failed", reason: "exit-code" },
    { if: { status: "Cancelled" }, state: "cancelled" },
    { if: { status: "Review" }, state: "waiting", reason: "review" },
    { if: { status: "Queued" }, state: "running", reason: "queued" },
  ],
  output: { operation: outputs, input: { id: "$id" }, value: "results.0" },
  cancel: { operation: cancel, input: { id: "$id" } },
};

const rowOver = (recordPlan: RecordPlan): Operation =>
  operation("runs.create", "POST", "/runs", {
    body: "fields",
    run: {
      name: "start",
      id: "run.id",
      started: [
        { if: { review: true }, state: "waiting", reason: "review" },
        { if: { status: "Queued" }, state: "running", reason: "queued" },
      ],
      poll: operation("runs.get", "GET", "/spaces/{space}/runs/{id}", { record: recordPlan }),
    },
  });

const status = (value: string): Step => json({ status: value });
const error = (code: number): Step => json({ error: "no" }, { status: code });

interface Started extends Scripted {
  readonly run: Run<unknown, Record>;
  readonly clock: VirtualClock;
  /** Milliseconds after the start at which the polls were sent. */
  readonly polls: readonly number[];
}

/** A run that was started, over scripted answers to its polls. */
async function started(
  steps: readonly Step[],
  parts: { record?: Partial<RecordPlan>; answer?: object } = {},
): Promise<Started> {
  const clock = createVirtualClock();
  const answer = json(parts.answer ?? { run: { id: "r1" } });
  const server = scripted(answer, ...steps);
  const polls: number[] = [];
  const row = rowOver({ ...plan, ...parts.record });
  const { runs } = clientOf<Api>(
    { runs: { create: row } },
    {
      clock,
      retry: false,
      fetch: (input, init) => {
        if (input instanceof Request && input.method === "GET") polls.push(clock.elapsed());
        return server.fetch(input, init);
      },
    },
  );
  return { ...server, run: await runs.start({ space: "s1", script: "vacuum" }), clock, polls };
}

/** The paths of the requests after the start. */
const paths = (server: Scripted): string[] =>
  server.requests.slice(1).map(({ method }, index) => `${method} ${urlOf(server, index + 1).pathname}`);

describe("a start", () => {
  test("answers a run with the vendor's id, and no record yet", async () => {
    const { run, requests } = await started([]);

    expect(run).toMatchObject({ id: "r1", state: "running", reason: undefined, last: undefined });
    expect(await requests[0]?.text()).toBe('{"space":"s1","script":"vacuum"}');
    expect(requests).toHaveLength(1);
  });

  test("that waits for a person says so from its own answer", async () => {
    const { run } = await started([], { answer: { run: { id: "r1" }, review: true } });

    expect(run).toMatchObject({ state: "waiting", reason: "review" });
  });

  test.for([{}, { run: {} }, { run: { id: "" } }, { run: { id: null } }, { id: "r1" }, []])(
    "answered %j without an id is no run, and may have started one",
    async (answer) => {
      const failure = await caught(started([], { answer }));

      expect(failure).toMatchObject({ acted: "maybe", operation: "runs.create" });
      expect(String(failure)).toContain("no run id at `run.id`");
    },
  );

  test("leaves the vendor's own method beside it", async () => {
    const row = rowOver(plan);
    const { runs } = clientOf<Api>({ runs: { create: row } }, scripted(json({ run: { id: "r1" } })));

    expect(await runs.create({ space: "s1" })).toEqual({ run: { id: "r1" } });
  });

  test("that is lost is no run", async () => {
    const row = rowOver(plan);
    const { runs } = clientOf<Api>({ runs: { create: row } }, scripted(lost("ECONNRESET")));

    expect(await caught(runs.start())).toMatchObject({
      name: "OutcomeUnknownError",
      operation: "runs.create",
    });
  });
});

describe("get", () => {
  test("fetches the record once, by the run's id and the start's input", async () => {
    const { run, ...server } = await started([status("Review")]);

    const record = await run.get();

    expect(record).toEqual({ status: "Review" });
    expect(run).toMatchObject({ state: "waiting", reason: "review", last: { status: "Review" } });
    expect(paths(server)).toEqual(["GET /spaces/s1/runs/r1"]);
  });

  test("that fails leaves the run as it was", async () => {
    const { run } = await started([status("Queued"), error(500)]);
    await run.get();

    await caught(run.get());

    expect(run).toMatchObject({ state: "running", reason: "queued", last: { status: "Queued" } });
  });

  test("goes by a new status as running", async () => {
    const { run } = await started([status("Hibernating")]);

    await run.get();

    expect(run.state).toBe("running");
  });

  test("passes the call's options on", async () => {
    const { run, requests } = await started([status("Queued")]);

    await run.get({ headers: { "x-note": "1" } });

    expect(requests[1]?.headers.get("x-note")).toBe("1");
  });
});

describe("a wait", () => {
  test("ends with the record of a success", async () => {
    const { run, ...server } = await started([status("Queued"), status("Active"), status("Succeeded")]);

    const record = await run.wait();

    expect(record).toEqual({ status: "Succeeded" });
    expect(run.state).toBe("succeeded");
    expect(paths(server)).toHaveLength(3);
  });

  test.for([
    ["Failed", "failed", "exit-code", "runs.create: run r1 failed (exit-code)"],
    ["Cancelled", "cancelled", undefined, "runs.create: run r1 cancelled"],
  ] as const)("ends with an error when the run is %s", async ([end, state, reason, message]) => {
    const { run } = await started([status("Queued"), status(end)]);

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ acted: "yes", id: "r1", state, reason, message, last: { status: end } });
    expect(run.state).toBe(state);
  });

  test("goes on while a person must act", async () => {
    const { run } = await started([status("Review"), status("Review"), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("for attention ends when a person must act", async () => {
    const { run } = await started([status("Queued"), status("Review")]);

    const record = await run.wait({ waitFor: "attention" });

    expect(record).toEqual({ status: "Review" });
    expect(run).toMatchObject({ state: "waiting", reason: "review" });
  });

  test("for attention ends with the run as well", async () => {
    const { run } = await started([status("Queued"), status("Succeeded")]);

    expect(await run.wait({ waitFor: "attention" })).toEqual({ status: "Succeeded" });
  });

  test("for attention after a start that waits has a record to answer", async () => {
    const { run } = await started([status("Review")], { answer: { run: { id: "r1" }, review: true } });

    expect(await run.wait({ waitFor: "attention" })).toEqual({ status: "Review" });
  });

  test("can follow a wait", async () => {
    const { run } = await started([status("Review"), status("Succeeded")]);

    await run.wait({ waitFor: "attention" });

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });
});

describe("the polls of a wait", () => {
  test("come soon at first, then at most pollMs apart", async () => {
    const { run, polls } = await started([
      ...Array.from({ length: 9 }, () => json({ status: "Queued" })),
      status("Succeeded"),
    ]);

    await run.wait({ pollMs: 3000 });

    const pauses = polls.map((at, index) => at - (polls[index - 1] ?? 0));
    expect(pauses[0]).toBeLessThanOrEqual(500);
    expect(Math.min(...pauses.slice(1))).toBeGreaterThan(0);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(3000);
    expect(Math.max(...pauses)).toBeGreaterThan(1000);
  });

  test("are never further apart than the caller says, the first ones too", async () => {
    const { run, polls } = await started([status("Queued"), status("Queued"), status("Queued"), status("Succeeded")]);

    await run.wait({ pollMs: 100 });

    expect(polls.at(-1)).toBeLessThanOrEqual(400);
  });

  test("of two runs do not keep in step", async () => {
    const steps = () => [...Array.from({ length: 9 }, () => json({ status: "Queued" })), status("Succeeded")];
    const first = await started(steps());
    const second = await started(steps());

    await Promise.all([first.run.wait(), second.run.wait()]);

    expect(first.polls).not.toEqual(second.polls);
  });
});

describe("the deadline of a wait", () => {
  test("is a quarter of an hour by default, and says that the run goes on", async () => {
    const { run, clock } = await started(Array.from({ length: 2000 }, () => json({ status: "Queued" })));

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({
      name: "DeadlineError",
      acted: "yes",
      message: "runs.create: run r1 was still running (queued) after 900000 ms; it goes on",
    });
    expect(clock.elapsed()).toBe(900_000);
  });

  test("ends a poll that hangs", async () => {
    const { run, clock } = await started([never]);

    const failure = await caught(run.wait({ deadlineMs: 2000 }));

    expect(failure).toMatchObject({
      name: "DeadlineError",
      message: expect.stringContaining("after 2000 ms"),
    });
    expect(clock.elapsed()).toBe(2000);
  });

  test("leaves the run to a later wait", async () => {
    const { run, ...server } = await started([status("Queued"), status("Succeeded")]);

    await caught(run.wait({ deadlineMs: 10 }));

    expect(await run.wait()).toEqual({ status: "Succeeded" });
    expect(paths(server)).toHaveLength(2);
  });
});

describe("a poll that fails", () => {
  test("with 404 is a run too fresh to be found", async () => {
    const { run } = await started([error(404), error(404), error(404), status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("with 404 again and again ends the wait", async () => {
    const { run, ...server } = await started(Array.from({ length: 100 }, () => json({}, { status: 404 })));

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: 404 });
    expect(paths(server).length).toBeLessThanOrEqual(6);
  });

  test("with 404 after the run was found ends the wait at once", async () => {
    const { run, ...server } = await started([status("Queued"), error(404), status("Succeeded")]);

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: 404 });
    expect(paths(server)).toHaveLength(2);
  });

  test.for([
    ["500", error(500)],
    ["503", error(503)],
    ["408", error(408)],
    ["429", error(429)],
    ["a lost connection", lost("ECONNRESET")],
    ["a refused connection", lost("ECONNREFUSED")],
    ["an HTML page", new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["half an answer", new Response('{"status":')],
    ["an empty answer", new Response("")],
  ] as const)("with %s does not end the wait", async ([, step]) => {
    const { run } = await started([status("Queued"), step, status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test("that outlives its own time does not end the wait", async () => {
    const { run, clock } = await started([never, never, status("Succeeded")]);

    const record = await run.wait({ deadlineMs: 900_000 });

    expect(record).toEqual({ status: "Succeeded" });
    expect(clock.elapsed()).toBeGreaterThan(60_000);
  });

  test("that takes the whole time of a call, its repeats included, does not end the wait", async () => {
    const clock = createVirtualClock();
    const row = rowOver(plan);
    const server = scripted(json({ run: { id: "r1" } }), never, never, status("Succeeded"));
    const { runs } = clientOf<Api>({ runs: { create: row } }, { ...server, clock, timeoutMs: 90_000 });
    const run = await runs.start({ space: "s1" });

    const record = await run.wait({ deadlineMs: 900_000 });

    expect(record).toEqual({ status: "Succeeded" });
  });

  test("because the server asks for a long pause does not end the wait", async () => {
    const clock = createVirtualClock();
    const row = rowOver(plan);
    const server = scripted(
      json({ run: { id: "r1" } }),
      json({}, { status: 503, headers: { "retry-after": "200" } }),
      status("Succeeded"),
    );
    const { runs } = clientOf<Api>({ runs: { create: row } }, { ...server, clock });
    const run = await runs.start({ space: "s1" });

    const record = await run.wait({ deadlineMs: 900_000 });

    expect(record).toEqual({ status: "Succeeded" });
  });

  test("again and again ends the wait with the last failure", async () => {
    const { run, ...server } = await started(Array.from({ length: 100 }, () => json({}, { status: 503 })));

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: 503 });
    expect(paths(server).length).toBeLessThanOrEqual(11);
  });

  test("now and then does not end it, however long", async () => {
    const steps = Array.from({ length: 15 }, () => [json({}, { status: 503 }), json({ status: "Queued" })]).flat();
    const { run } = await started([...steps, status("Succeeded")]);

    expect(await run.wait()).toEqual({ status: "Succeeded" });
  });

  test.for([400, 401, 403, 410])("with %d ends the wait at once", async (code) => {
    const { run, ...server } = await started([error(code), status("Succeeded")]);

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: code });
    expect(paths(server)).toHaveLength(1);
  });
});

describe("the signal of a wait", () => {
  test.for([
    ["a pause", status("Queued")],
    ["a poll", never],
  ] as const)("ends it during %s, and leaves the run alone", async ([, step]) => {
    const { run, clock, ...server } = await started([step]);
    const controller = new AbortController();
    clock.after(700, () => controller.abort("enough"));

    const failure = await caught(run.wait({ signal: controller.signal }));

    expect(failure).toBe("enough");
    expect(clock.elapsed()).toBe(700);
    expect(paths(server)).toEqual(["GET /spaces/s1/runs/r1"]);
  });

  test("aborted before polls nothing", async () => {
    const { run, ...server } = await started([status("Succeeded")]);

    const failure = await caught(run.wait({ signal: AbortSignal.abort("enough") }));

    expect(failure).toBe("enough");
    expect(paths(server)).toEqual([]);
  });
});

describe("onUpdate", () => {
  test("is called with the run whenever its state or reason has changed, and only then", async () => {
    const { run } = await started(
      ["Queued", "Queued", "Active", "Active", "Review", "Review", "Queued", "Succeeded"].map(status),
    );
    const seen: unknown[] = [];

    await run.wait({
      onUpdate: ({ id, state, reason, last }) => seen.push([id, state, reason, last?.status]),
    });

    expect(seen).toEqual([
      ["r1", "running", "queued", "Queued"],
      ["r1", "running", undefined, "Active"],
      ["r1", "waiting", "review", "Review"],
      ["r1", "running", "queued", "Queued"],
      ["r1", "succeeded", undefined, "Succeeded"],
    ]);
  });

  test("is called for a failure before the wait ends with it", async () => {
    const { run } = await started([status("Failed")]);
    const seen: unknown[] = [];

    await caught(run.wait({ onUpdate: ({ state }) => seen.push(state) }));

    expect(seen).toEqual(["failed"]);
  });
});

describe("output", () => {
  test("is the value at its path", async () => {
    const { run, ...server } = await started([json({ results: [{ rows: 7 }] })]);

    expect(await run.output()).toEqual({ rows: 7 });
    expect(paths(server)).toEqual(["GET /runs/r1/outputs"]);
  });

  test("is the whole answer where the path is empty", async () => {
    const { run } = await started([json([1, 2])], {
      record: { output: { operation: outputs, input: { id: "$id" }, value: "" } },
    });

    expect(await run.output()).toEqual([1, 2]);
  });

  test("is refused where the vendor has none", async () => {
    const { output: _, ...none } = plan;
    const clock = createVirtualClock();
    const row = rowOver(none);
    const server = scripted(json({ run: { id: "r1" } }));
    const { runs } = clientOf<Api>({ runs: { create: row } }, { ...server, clock });
    const run = await runs.start({ space: "s1" });

    const failure = await caught(run.output());

    expect(failure).toMatchObject({
      name: "RefusedError",
      acted: "no",
      message: "runs.get: the vendor offers no output for this kind of run",
    });
    expect(paths(server)).toEqual([]);
  });
});

describe("cancel", () => {
  test("asks the vendor, and the wait sees the run end", async () => {
    const { run, ...server } = await started([new Response(null, { status: 204 }), status("Cancelled")]);

    const asked = await run.cancel();
    const failure = await caught(run.wait());

    expect(asked).toBeUndefined();
    expect(failure).toMatchObject({ name: "RunFailedError", state: "cancelled" });
    expect(paths(server)).toEqual(["POST /runs/r1/cancel", "GET /spaces/s1/runs/r1"]);
  });

  test("is refused where the vendor has none", async () => {
    const { cancel: _, ...none } = plan;
    const row = rowOver(none);
    const { runs } = clientOf<Api>({ runs: { create: row } }, scripted(json({ run: { id: "r1" } })));
    const run = await runs.start({ space: "s1" });

    const failure = await caught(run.cancel());

    expect(failure).toMatchObject({
      name: "RefusedError",
      acted: "no",
      message: "runs.get: the vendor offers no cancel for this kind of run",
    });
  });
});
