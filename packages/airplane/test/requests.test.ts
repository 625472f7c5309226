import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { memoryStore } from "../src/index.ts";
import { play } from "./support/play.ts";

const task = { slug: "vacuum", paramValues: { table: "orders" } };
const request = { reason: "the table is full" };
const [execute, create, look] = ["POST /tasks/execute", "POST /requests/create", "GET /requests/get"];

/** What the server answers instead. */
const answer = (body: object) => ({
  how: { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
});

describe("a task that must be requested", () => {
  test("[airplane requests.get waiting:request] waits until somebody has decided", async () => {
    const { airplane, server, count } = await play("requested");

    const run = await airplane.tasks.start(task, { request });
    await run.wait({ waitFor: "attention" });

    expect(run).toMatchObject({ state: "waiting", reason: "request", last: { status: "pending", ...request } });
    expect(await run.prompts()).toEqual([]);
    expect([count(execute), count(create)]).toEqual([1, 1]);
    expect(server.starts).toBe(0);
  });

  test("[airplane requests.get becomes] [airplane requests.get output] is the run once it is approved", async () => {
    const { airplane, server } = await play("requested");
    const run = await airplane.tasks.start(task, { request });
    const told: string[] = [];

    const record = await run.wait({ onUpdate: ({ id, state, reason }) => told.push(`${id} ${state} ${reason}`) });

    expect(record).toMatchObject({ id: "run000001", status: "Succeeded", paramValues: task.paramValues });
    expect(told).toEqual([
      "trq000001 waiting request",
      "run000001 running not-started",
      "run000001 running queued",
      "run000001 running undefined",
      "run000001 succeeded undefined",
    ]);
    expect(await run.output()).toEqual({ rows: 42 });
    expect(server.starts).toBe(1);
  });

  test("[airplane requests.get failed:rejected] fails when it is rejected, and never ran", async () => {
    const { airplane, server } = await play("request-rejected");
    const run = await airplane.tasks.start(task, { request });

    expect(await caught(run.wait())).toMatchObject({
      ...{ name: "RunFailedError", id: "trq000001", state: "failed", reason: "rejected" },
      last: { status: "rejected", rejectedReason: "not now" },
    });
    expect(server.starts).toBe(0);
  });

  test("[airplane requests.get resume] [airplane requests.get cancel] is taken up by its token, in either state", async () => {
    const { airplane, client, server } = await play("requested");
    const run = await airplane.tasks.start(task, { request });
    const asked = run.token();
    await run.get();
    expect(await caught(run.cancel())).toMatchObject({ name: "RefusedError" });
    await run.get();
    const begun = run.token();

    const [early, late] = [client().resume(asked), client().resume(begun)];
    await late.get();
    await early.get();
    await early.cancel();

    expect([early.id, late.id, run.id]).toEqual(Array(3).fill("run000001"));
    expect(await caught(late.wait())).toMatchObject({ name: "RunFailedError", state: "cancelled" });
    expect(server.starts).toBe(1);
  });

  test("[airplane requests.get attach] is taken up by its id", async () => {
    const { airplane } = await play("requested");
    await airplane.tasks.start(task, { request });

    expect(await airplane.requests.attach("trq000001").wait()).toMatchObject({ status: "Succeeded" });
  });

  test("is asked of the task's reviewers, or of those that are named, in the environment of the start", async () => {
    const { airplane, server } = await play("requested");
    const reviewers = [{ userID: "usr000007" }];

    await airplane.tasks.start({ ...task, envSlug: "stage" }, { request });
    await airplane.tasks.start({ ...task, envID: "env1" }, { request: { ...request, reviewers } });

    const made = server.requests.filter(({ path }) => path === "/requests/create");
    expect(made.map(({ body }) => body)).toEqual(
      [[{ groupID: "grp000001" }], reviewers].map((asked) => ({
        ...{ triggerID: "trg:vacuum", reason: request.reason, reviewers: asked },
        requestData: { taskData: { paramValues: task.paramValues } },
      })),
    );
    const others = server.requests.map(({ headers }) => headers["x-airplane-env-slug"] ?? headers["x-airplane-env-id"]);
    expect(others).toEqual(["stage", "stage", "stage", "env1", "env1", "env1"]);
  });

  test("is started where its caller may start it", async () => {
    const { airplane, server, count } = await play("succeeds");

    const run = await airplane.tasks.start(task, { request });

    expect(await run.wait()).toMatchObject({ id: "run000001", status: "Succeeded" });
    expect(count(create)).toBe(0);
    expect(server.starts).toBe(1);
  });

  test("[airplane requests.get running:approved] is on its way while the receipt of an approval names no run", async () => {
    const { airplane, server } = await play("requested");
    const run = await airplane.tasks.start(task, { request });
    server.fail(look, answer({ status: "approved", triggerReceipt: {} }));

    await run.get();

    expect(run).toMatchObject({ id: "trq000001", state: "running", reason: "approved" });
  });

  test("[airplane requests.get running] is on its way where its status is not known", async () => {
    const { airplane, server } = await play("requested");
    const run = await airplane.tasks.start(task, { request });
    server.fail(look, answer({ status: "delegated" }));

    await run.get();

    expect(run).toMatchObject({ state: "running", reason: undefined });
  });
});

describe("what cannot be requested is refused before anything is sent", () => {
  test.for([
    ["its id", { id: "tsk1" }, request, "requested by its `slug`"],
    ["resources", { ...task, resources: { db: "res1" } }, request, "`resources` cannot be requested"],
    ["no reason", task, { reason: " " }, "`request.reason` must be a text"],
  ] as const)("%s", async ([, input, asked, message]) => {
    const { airplane, server } = await play("requested");

    const failure = await caught(airplane.tasks.start(input, { request: asked }));

    expect(failure).toMatchObject({ name: "RefusedError", message: expect.stringContaining(message) });
    expect(server.requests).toEqual([]);
  });
});

test("a task without a form cannot be requested, and nothing ran", async () => {
  const { airplane, server, count } = await play("requested");
  server.fail("GET /tasks/getTaskReviewers", answer({ task: { triggers: [{ kind: "schedule", triggerID: "sch1" }] } }));

  const failure = await caught(airplane.tasks.start(task, { request }));

  expect(failure).toMatchObject({ name: "RefusedError", acted: "no", message: expect.stringContaining("no form") });
  expect(count(create)).toBe(0);
});

describe("[airplane requests.start reconcile] a request whose answer is lost", () => {
  test.for(["reset", "cut", 503] as const)("by %s is not made again, and nothing can be looked up", async (how) => {
    const { airplane, server, count } = await play("requested");
    server.fail(create, { how, after: true });

    const failure = await caught(airplane.tasks.start(task, { request }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", operation: "requests.create" });
    expect(await (failure as { reconcile(): Promise<unknown> }).reconcile()).toMatchObject({ outcome: "unknown" });
    expect(count(create)).toBe(1);
    expect(server.starts).toBe(0);
  });

  test("is made again after 429, which says that nothing was done", async () => {
    const { airplane, server, count } = await play("requested");
    server.fail(create, { how: 429 });

    await (await airplane.tasks.start(task, { request })).wait();

    expect(count(create)).toBe(2);
    expect(server.starts).toBe(1);
  });
});

describe("a start that is lost before it is known that it must be requested", () => {
  test.for(["reset", 503] as const)("by %s is repeated with its key, whose answer settles it", async (how) => {
    const { airplane, server, count } = await play("requested");
    server.fail(execute, { how });

    const run = await airplane.tasks.start(task, { request });

    expect(run.id).toBe("trq000001");
    expect([count(execute), count(create)]).toEqual([2, 1]);
    expect(new Set(server.requests.slice(0, 2).map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  test("every time is not requested", async () => {
    const { airplane, server, count } = await play("requested");
    server.fail(execute, { how: "reset", times: 4 });

    expect(await caught(airplane.tasks.start(task, { request }))).toMatchObject({ name: "OutcomeUnknownError" });

    expect(count(create)).toBe(0);
  });
});

test("one deadline covers the start, the look at the reviewers and the request", async () => {
  const { airplane, server, hold, clock, count } = await play("requested");
  server.fail(execute, { how: 429, retryAfter: 4 });
  server.fail("GET /tasks/getTaskReviewers", { how: 429, retryAfter: 4 });
  server.fail(create, { how: "stall", after: true });
  hold(create);
  const begun = clock.elapsed();

  const failure = await caught(airplane.tasks.start(task, { request, deadlineMs: 10_000 }));

  expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "DeadlineError" } });
  expect(clock.elapsed() - begun).toBe(10_000);
  expect(count(create)).toBe(1);
});

describe("the durable start of a task that must be requested", () => {
  const key = "vacuum 7";

  test("requests it once, whoever comes later", async () => {
    const { client, server, count } = await play("requested");
    const store = memoryStore();

    const first = await client().tasks.start.once(task, { store, key, request });
    const second = await client().tasks.start.once(task, { store, key, request });
    await second.wait();
    const third = await client().tasks.start.once(task, { store, key, request });

    expect(await third.wait()).toMatchObject({ status: "Succeeded" });
    expect([first.id, second.id, third.id]).toEqual(["trq000001", "run000001", "run000001"]);
    expect([count(execute), count(create), server.starts]).toEqual([1, 1, 1]);
  });

  test("starts nothing beside a request, though its caller may start it by now", async () => {
    const { client, server, count } = await play("requested");
    const store = memoryStore();
    await client().tasks.start.once(task, { store, key, request });
    server.fail(execute, answer({ runID: "run000009" }));

    const run = await client().tasks.start.once(task, { store, key, request });

    expect(run.id).toBe("trq000001");
    expect(count(execute)).toBe(1);
  });

  test("does not need the reviewers to take a request up", async () => {
    const { client, server } = await play("requested");
    const store = memoryStore();
    await client().tasks.start.once(task, { store, key, request });
    server.fail("GET /tasks/getTaskReviewers", { how: 404, times: 9 });

    const run = await client().tasks.start.once(task, { store, key, request });

    expect(await run.wait()).toMatchObject({ status: "Succeeded" });
  });

  test("goes on after a process that ended before it knew that it must be requested", async () => {
    const { client, server, count } = await play("requested");
    const store = memoryStore();
    server.fail(execute, { how: "reset", times: 4 });
    await caught(client().tasks.start.once(task, { store, key, request }));

    const run = await client().tasks.start.once(task, { store, key, request });

    expect(run.id).toBe("trq000001");
    expect(count(create)).toBe(1);
  });

  test("leaves a request whose answer was lost to a person, for ever", async () => {
    const { client, server, count } = await play("requested");
    const store = memoryStore();
    server.fail(create, { how: "reset", after: true });
    await caught(client().tasks.start.once(task, { store, key, request }));

    const [again, chosen] = [
      await caught(client().tasks.start.once(task, { store, key, request })),
      await client().tasks.start.once(task, {
        ...{ store, key, request },
        choose: () => client().requests.attach("trq000001"),
      }),
    ];

    expect(again).toMatchObject({ name: "OutcomeUnknownError", operation: "requests.create" });
    expect(await chosen.wait()).toMatchObject({ status: "Succeeded" });
    expect([count(execute), count(create), server.starts]).toEqual([1, 1, 1]);
  });

  test("makes the request after one that was refused", async () => {
    const { client, server, count } = await play("requested");
    const store = memoryStore();
    server.fail(create, { how: 400 });
    expect(await caught(client().tasks.start.once(task, { store, key, request }))).toMatchObject({ status: 400 });

    const run = await client().tasks.start.once(task, { store, key, request });

    expect(run.id).toBe("trq000001");
    expect([count(execute), count(create)]).toEqual([1, 2]);
  });

  test("tells a store that fails", async () => {
    const { airplane, server } = await play("requested");
    const store = { get: () => Promise.reject(new Error("disk")), set: () => undefined };

    const failure = await caught(airplane.tasks.start.once(task, { store, key, request }));

    expect(failure).toMatchObject({ name: "LayerError", message: expect.stringContaining("vacuum 7") });
    expect(server.requests).toEqual([]);
  });
});
