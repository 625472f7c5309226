import { describe, expect, test } from "vitest";
import { call, play, polls, secrets, server } from "./stage.ts";

describe("airplane", () => {
  const execute = async () => (await call("POST", "/tasks/execute", { slug: "vacuum" })).body.runID as string;

  test.each([
    ["succeeds", "Succeeded", { rows: 42 }],
    ["fails", "Failed", { error: "the script exited with status 1" }],
  ])("%s: a task goes through its states to its output", async (scenario, end, output) => {
    await play("airplane", scenario);
    const id = await execute();

    expect(await polls(5, `/runs/get?id=${id}`, "status")).toEqual(["NotStarted", "Queued", "Active", end, end]);
    expect((await call("GET", `/runs/getOutputs?id=${id}`)).body).toEqual({ output });
    expect(server.starts).toBe(1);
  });

  test("cancelled: a task is active until it is cancelled, once", async () => {
    await play("airplane", "cancelled");
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
    await play("airplane", scenario);
    const { sessionID } = (await call("POST", "/runbooks/execute", { id: "rbk1" })).body;

    expect(await polls(states.length, `/sessions/get?id=${sessionID}`, "status")).toEqual(states);
  });

  test("a repeated idempotency key gets the first answer and starts nothing", async () => {
    await play("airplane", "succeeds");
    const headers = { ...secrets, "idempotency-key": "k1" };

    const first = await call("POST", "/tasks/execute", { slug: "vacuum" }, headers);
    const second = await call("POST", "/tasks/execute", { slug: "vacuum" }, headers);

    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-key")).toBe("k1");
    expect(server.starts).toBe(1);
  });

  test("lists come newest first, and end with a short page", async () => {
    await play("airplane", "succeeds");
    const ids = [await execute(), await execute(), await execute()];

    const pages = [
      (await call("GET", "/runs/list?limit=2&page=0")).body.runs,
      (await call("GET", "/runs/list?limit=2&page=1")).body.runs,
    ];

    expect(pages.map((page) => page.map(({ id }: { id: string }) => id))).toEqual([[ids[2], ids[1]], [ids[0]]]);
  });

  test("refuses in its own words", async () => {
    await play("airplane", "succeeds");

    expect(await call("POST", "/tasks/execute", {}, {})).toMatchObject({
      status: 401,
      body: { error: expect.any(String) },
    });
    expect(await call("POST", "/tasks/execute", { id: "a", slug: "b" })).toMatchObject({ status: 400 });
    expect(await call("GET", "/runs/get?id=none")).toMatchObject({ status: 404 });
    expect(server.starts).toBe(0);
  });
});
