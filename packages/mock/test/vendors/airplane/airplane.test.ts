import { describe, expect, test } from "vitest";
import { call, polls, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

describe("airplane", () => {
  const execute = async () => (await call("POST", "/tasks/execute", { slug: "vacuum" })).body.runID as string;

  test.each([
    ["succeeds", "Succeeded", { rows: 42 }],
    ["fails", "Failed", { error: "the script exited with status 1" }],
  ])("%s: a task goes through its states to its output", async (scenario, end, output) => {
    await startWith("airplane", scenario);
    const id = await execute();

    expect(await polls(5, `/runs/get?id=${id}`, "status")).toEqual(["NotStarted", "Queued", "Active", end, end]);
    expect((await call("GET", `/runs/getOutputs?id=${id}`)).body).toEqual({ output });
    expect(server.starts).toBe(1);
  });

  test("cancelled: a task is active until it is cancelled, once", async () => {
    await startWith("airplane", "cancelled");
    const id = await execute();

    expect(await polls(4, `/runs/get?id=${id}`, "status")).toEqual(["NotStarted", "Queued", "Active", "Active"]);
    expect(await call("POST", "/runs/cancel", { runID: id })).toMatchObject({ status: 200, body: undefined });
    expect(await polls(1, `/runs/get?id=${id}`, "status")).toEqual(["Cancelled"]);
    expect(await call("POST", "/runs/cancel", { runID: id })).toMatchObject({ status: 400 });
  });

  test.each([
    ["succeeds", ["Pending", "Active", "Waiting", "Active", "Succeeded", "Succeeded"]],
    ["fails", ["Pending", "Active", "Failed", "Failed"]],
    ["cancelled", ["Pending", "Active", "Cancelling", "Cancelled"]],
  ])("%s: a runbook's session goes through its states", async (scenario, states) => {
    await startWith("airplane", scenario);
    const { sessionID } = (await call("POST", "/runbooks/execute", { id: "rbk1" })).body;

    expect(await polls(states.length, `/sessions/get?id=${sessionID}`, "status")).toEqual(states);
  });

  test("a run that is over stays as it is when it is cancelled", async () => {
    await startWith("airplane", "succeeds");
    const id = await execute();
    await polls(4, `/runs/get?id=${id}`, "status");

    expect((await call("POST", "/runs/cancel", { runID: id })).status).toBe(400);
    expect((await call("GET", `/runs/get?id=${id}`)).body.status).toBe("Succeeded");
  });

  test.each([[null], [7], ["text"], [[1, { a: null }]]])("puts out any JSON: %j", async (output) => {
    await startWith("airplane", "succeeds", { output });
    const id = await execute();
    await polls(4, `/runs/get?id=${id}`, "status");

    expect((await call("GET", `/runs/getOutputs?id=${id}`)).body).toEqual({ output });
  });

  test("a run takes its time by a clock, which is the time it shows", async () => {
    const clock = stoppedClock();
    await startWith("airplane", "succeeds", { clock, endsAfterMs: 30_000 });
    const path = `/runs/get?id=${await execute()}`;

    expect(await polls(3, path, "status")).toEqual(["NotStarted", "NotStarted", "NotStarted"]);
    clock.at += 29_999;
    expect((await call("GET", path)).body.status).toBe("Active");
    clock.at += 1;

    expect((await call("GET", path)).body).toMatchObject({
      status: "Succeeded",
      createdAt: "2026-11-05 09:30:00.000000+00",
      activeAt: "2026-11-05 09:30:20.000000+00",
      succeededAt: "2026-11-05 09:30:30.000000+00",
    });
  });

  test("runs are listed by task and by when they changed last", async () => {
    const clock = stoppedClock();
    await startWith("airplane", "cancelled", { clock, endsAfterMs: 0 });
    const [bySlug, byId] = [await execute(), (await call("POST", "/tasks/execute", { id: "tsk1" })).body.runID];
    clock.at += 60_000;
    await call("POST", "/runs/cancel", { runID: byId });
    const listed = async (query: string) =>
      (await call("GET", `/runs/list?${query}`)).body.runs.map(({ id }: { id: string }) => id);

    expect(await listed("taskSlug=vacuum")).toEqual([bySlug]);
    expect(await listed("taskID=tskvacuum")).toEqual([bySlug]);
    expect(await listed("taskID=tsk1")).toEqual([byId]);
    expect(await listed("since=2026-11-05T09:30:30-00:00")).toEqual([byId]);
    expect(await listed("until=2026-11-05T09:30:30-00:00")).toEqual([bySlug]);
    expect(await listed("since=2026-11-05T08:00:00Z&until=2026-11-05T10:00:00Z")).toEqual([byId, bySlug]);
    expect((await call("GET", "/runs/list?since=yesterday")).status).toBe(400);
    expect((await call("GET", "/runs/list?limit=51")).status).toBe(400);
  });

  test("runs and sessions are told in the order they were started", async () => {
    await startWith("airplane", "succeeds");
    await call("POST", "/runbooks/execute", { id: "rbk1" });
    await execute();

    expect(server.runs).toMatchObject([
      { id: "ses000001", state: "Pending", executions: 1 },
      { id: "run000002", state: "NotStarted", executions: 1 },
    ]);
  });

  test("sessions are listed by runbook and by when they changed last", async () => {
    const clock = stoppedClock();
    await startWith("airplane", "fails", { clock });
    const ids = ["rbk1", "rbk2"].map(async (id) => (await call("POST", "/runbooks/execute", { id })).body.sessionID);
    const [first] = await Promise.all(ids);
    const listed = async (query: string) => (await call("GET", `/sessions/list?${query}`)).body.sessions;

    expect(await listed("runbookID=rbk1")).toMatchObject([{ id: first, runbookID: "rbk1" }]);
    expect(await listed("updatedAfter=2026-11-05T09:30:01Z")).toEqual([]);
    expect(await listed("updatedBefore=2026-11-05T09:30:01Z&limit=1&page=1")).toHaveLength(1);
  });

  test("lists come newest first, and end with a short page", async () => {
    await startWith("airplane", "succeeds");
    const ids = [await execute(), await execute(), await execute()];

    const pages = [
      (await call("GET", "/runs/list?limit=2&page=0")).body.runs,
      (await call("GET", "/runs/list?limit=2&page=1")).body.runs,
    ];

    expect(pages.map((page) => page.map(({ id }: { id: string }) => id))).toEqual([[ids[2], ids[1]], [ids[0]]]);
  });

  test("an earlier run stands for a new one for as long as the start allows", async () => {
    const clock = stoppedClock();
    await startWith("airplane", "succeeds", { clock, endsAfterMs: 0 });
    const id = await execute();
    await polls(1, `/runs/get?id=${id}`, "status");
    clock.at += 60_000;
    const again = async (more: object) => (await call("POST", "/tasks/execute", { slug: "vacuum", ...more })).body;

    expect(await again({ allowCachedMaxAge: 60 })).toEqual({ runID: id, isCached: true });
    expect(await again({ allowCachedMaxAge: 59 })).toEqual({ runID: "run000002", isCached: false });
    expect(await again({ allowCachedMaxAge: 60, paramValues: { table: "orders" } })).toMatchObject({ isCached: false });
    expect(await again({})).toEqual({ runID: "run000004" });
    expect(server.starts).toBe(4);
  });

  test("refuses in its own words", async () => {
    await startWith("airplane", "succeeds");

    expect(await call("POST", "/tasks/execute", {}, {})).toMatchObject({
      status: 401,
      body: { error: expect.any(String) },
    });
    expect(await call("POST", "/tasks/execute", { id: "a", slug: "b" })).toMatchObject({ status: 400 });
    expect(await call("GET", "/runs/get?id=none")).toMatchObject({ status: 404 });
    expect(server.starts).toBe(0);
  });
});
