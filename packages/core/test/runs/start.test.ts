import { describe, expect, test } from "vitest";
import { type CallOptions, DecodeError, OutcomeUnknownError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import {
  byNote,
  INPUT,
  list,
  recordPlan,
  STARTED,
  sent,
  stage,
  startedJob,
  startRow,
  status,
} from "../support/runs.ts";
import { json, lost } from "../support/scripted.ts";
import { EPOCH } from "../support/virtual-clock.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const keyed = startRow({}, "keyed");
const noted = startRow({ find: byNote });
const bodyOf = async (request: Request | undefined) => JSON.parse((await request?.clone().text()) ?? "");
const keyOf = (request: Request | undefined) => request?.headers.get("idempotency-key");
const correlationIn = (run: { token(): string }) => JSON.parse(run.token()).correlation;

describe("a start", () => {
  test("answers a run with the vendor's id, and no record yet", async () => {
    const { run, requests } = await startedJob([]);

    expect(run).toMatchObject({ id: "j1", state: "running", reason: undefined, last: undefined });
    expect(await bodyOf(requests[0])).toEqual(INPUT);
    expect(requests).toHaveLength(1);
  });

  test.for([
    [{ review: true }, "waiting", "review"],
    [{ status: "Queued" }, "running", "queued"],
    [{ review: true, status: "Queued" }, "waiting", "review"],
    [{ status: "a new status" }, "running", undefined],
  ] as const)("that answers %j is %s (%s)", async ([parts, state, reason]) => {
    const { run } = await startedJob([], startRow(), { started: { ...STARTED, ...parts } });

    expect(run).toMatchObject({ state, reason, last: undefined });
  });

  test("is running where its answer tells nothing", async () => {
    const { poll, name, id } = startRow().run ?? {};
    const silent = { ...startRow(), run: { poll, name, id } } as ReturnType<typeof startRow>;

    const { run } = await startedJob([], silent, { started: { ...STARTED, review: true } });

    expect(run).toMatchObject({ state: "running", reason: undefined });
  });

  test.for([
    {},
    { job: {} },
    { job: null },
    { job: { id: "" } },
    { job: { id: " \t" } },
    { job: { id: null } },
    { job: { id: 7 } },
    { id: "j1" },
    [],
  ])("answered %j has no run id, so its outcome is unknown", async (started) => {
    const failure = await caught(startedJob([], startRow(), { started }));

    expect(failure).toBeInstanceOf(OutcomeUnknownError);
    expect(failure).toMatchObject({ acted: "maybe", operation: "jobs.create", since: EPOCH, until: EPOCH });
    expect((failure as Error).cause).toBeInstanceOf(DecodeError);
    expect(String((failure as Error).cause)).toContain("no run id at `job.id`");
  });

  test("without a run id tells the key it was sent with", async () => {
    const failure = await caught(startedJob([], keyed, { started: {} }));

    expect(failure).toMatchObject({ idempotencyKey: expect.stringMatching(UUID) });
    expect(failure).toMatchObject({ correlation: (failure as OutcomeUnknownError).idempotencyKey });
  });

  test("that is rejected says that nothing was started", async () => {
    const { client } = stage([json({ error: "no such script" }, { status: 400 })]);

    const failure = await caught(client.jobs.start(INPUT));

    expect(failure).toMatchObject({ name: "ApiError", status: 400, acted: "no" });
  });

  test("passes the call's options on", async () => {
    const { client, requests } = stage([json(STARTED)]);

    await client.jobs.start(INPUT, { headers: { "x-note": "1" } });

    expect(requests[0]?.headers.get("x-note")).toBe("1");
  });

  test("leaves the vendor's own method beside it", async () => {
    const { client } = stage([json(STARTED)]);

    expect(await client.jobs.create(INPUT)).toEqual(STARTED);
  });

  test("keeps in its token what an input given as undefined is filled in with", async () => {
    const { client, ...server } = stage([json(STARTED), status("Queued")], startRow(), { defaults: { space: "s1" } });

    const run = await client.jobs.start({ script: "vacuum", space: undefined });
    await run.get();

    expect(sent(server)).toEqual(["POST /jobs", "GET /spaces/s1/jobs/j1"]);
    expect(JSON.parse(run.token()).input).toEqual({ space: "s1" });
  });
});

describe("a start whose repeat the vendor recognises by a key", () => {
  test("carries one key over all attempts, and so does the token", async () => {
    const { client, requests } = stage([lost("ECONNRESET"), json({}, { status: 503 }), json(STARTED)], keyed, {
      retry: {},
    });

    const run = await client.jobs.start(INPUT);

    expect(requests.map(keyOf)).toEqual(Array(3).fill(correlationIn(run)));
    expect(keyOf(requests[0])).toMatch(UUID);
  });

  test("carries the caller's own key", async () => {
    const { client, requests } = stage([json(STARTED)], keyed);

    const run = await client.jobs.start(INPUT, { idempotencyKey: "order 7" });

    expect([keyOf(requests[0]), correlationIn(run)]).toEqual(["order 7", "order 7"]);
  });

  test("has a key of its own each time", async () => {
    const { client, requests } = stage([json(STARTED), json(STARTED)], keyed);

    await client.jobs.start(INPUT);
    await client.jobs.start(INPUT);

    expect(new Set(requests.map(keyOf)).size).toBe(2);
  });

  test("has no other correlation, even where an input could carry one", async () => {
    const { client, requests } = stage([json(STARTED)], startRow({ find: byNote }, "keyed"));

    await client.jobs.start(INPUT);

    expect(await bodyOf(requests[0])).toEqual(INPUT);
  });
});

describe.for(["start", "create"] as const)("a correlation id, sent by %s,", (method) => {
  const call = async (input: object, options?: CallOptions, row = noted) => {
    const { client, requests } = stage([json(STARTED)], row);
    const answer = await client.jobs[method](input, options);
    return { answer, request: requests[0] };
  };

  test("is the caller's own", async () => {
    const { request } = await call({ ...INPUT, note: "ticket 7" });

    expect(await bodyOf(request)).toEqual({ ...INPUT, note: "ticket 7" });
  });

  test.for([{}, { note: "" }, { note: "  " }, { note: undefined }, { note: null }])(
    "is a new UUID where the caller gives %j",
    async (parts) => {
      const { request } = await call({ ...INPUT, ...parts });

      expect(await bodyOf(request)).toEqual({ ...INPUT, note: expect.stringMatching(UUID) });
    },
  );

  test("is no input where the vendor keeps none", async () => {
    const { request } = await call(INPUT, {}, startRow());

    expect(await bodyOf(request)).toEqual(INPUT);
    expect(keyOf(request)).toBeNull();
  });

  test("leaves the caller's input as it was", async () => {
    const input = Object.freeze({ ...INPUT });

    await call(input);

    expect(input).toEqual(INPUT);
  });

  test("is not put into calls that start nothing", async () => {
    const { client, requests } = stage([status("Queued")], noted);

    await client.jobs.attach("j1", { space: "s1" }).get();

    expect(requests[0]?.url).toBe("https://api.test/spaces/s1/jobs/j1");
  });
});

describe("an explanation of a start", () => {
  const explained = async (row: ReturnType<typeof startRow>, input: object, options?: CallOptions) => {
    const { client, requests } = stage([], row);
    const told = await client.jobs.start.explain(input, options);
    expect(requests).toHaveLength(0);
    return told;
  };

  test("shows the correlation id", async () => {
    const own = await explained(noted, { ...INPUT, note: "ticket 7" });
    const made = await explained(noted, INPUT);

    expect(own.body).toEqual({ ...INPUT, note: "ticket 7" });
    expect(made.body).toEqual({ ...INPUT, note: expect.stringMatching(UUID) });
  });

  test("shows the key", async () => {
    const own = await explained(keyed, INPUT, { idempotencyKey: "order 7" });
    const made = await explained(keyed, INPUT);

    expect(own.headers["idempotency-key"]).toBe("order 7");
    expect(made.headers["idempotency-key"]).toMatch(UUID);
  });
});

test("a start whose runs nothing reads is refused as the table is wrong", async () => {
  const { client } = stage([json(STARTED)], startRow({ poll: list }));

  const failure = await caught(client.jobs.start(INPUT));

  expect(failure).toMatchObject({ name: "TypeError", message: "jobs.create has no record to poll" });
});

test("what later calls need is text in the token", async () => {
  const { client } = stage(
    [json(STARTED)],
    startRow({ record: { ...recordPlan, input: { id: "$id", space: "$input.n" } } }),
  );

  const run = await client.jobs.start({ n: 7 });

  expect(JSON.parse(run.token()).input).toEqual({ n: "7" });
});
