import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/index.ts";
import { call, secrets, server, startWith } from "../support/scenario-calls.ts";

const start = () => call("POST", "/tasks/execute", { slug: "vacuum" });
const poll = () => call("GET", "/runs/get?id=run000001");

describe("a failure of a start", () => {
  test.each([
    ["after", true, 1],
    ["before", false, 0],
  ])("resets the connection %s the run was started", async (_, after, starts) => {
    await startWith("airplane", "succeeds");
    server.fail("POST /tasks/execute", { how: "reset", after });

    await expect(start()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });

    expect(server.starts).toBe(starts);
    expect(server.requests).toHaveLength(1);
    expect((await start()).status).toBe(200);
    expect(server.starts).toBe(starts + 1);
  });

  test.each<[Fault["how"], number, unknown]>([
    [503, 503, { error: "the mock fails as it was told" }],
    [{ status: 502 }, 502, undefined],
    [{ status: 200, headers: { "content-type": "text/html" }, body: "<html>" }, 200, "<html>"],
  ])("answers %j", async (how, status, body) => {
    await startWith("airplane", "succeeds");
    server.fail("POST /tasks/execute", { how, after: true });

    expect(await start()).toMatchObject({ status, body });
    expect(server.starts).toBe(1);
  });

  test("lets the answer break off", async () => {
    await startWith("airplane", "succeeds");
    server.fail("POST /tasks/execute", { how: "cut" });

    const response = await fetch(`${server.url}/tasks/execute`, {
      method: "POST",
      headers: { ...secrets, "content-type": "application/json" },
      body: '{"id":"a"}',
    });

    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
    expect(server.starts).toBe(1);
  });

  test("leaves the client waiting, until the server closes", async () => {
    await startWith("airplane", "succeeds");
    server.fail("POST /tasks/execute", { how: "stall", after: true });

    const waiting = start();
    waiting.catch(() => undefined);
    await expect.poll(() => server.starts).toBe(1);
    await server.close();

    await expect(waiting).rejects.toThrow("fetch failed");
  });

  test("after a key was used, the repeat is recognised", async () => {
    await startWith("airplane", "succeeds");
    const headers = { ...secrets, "idempotency-key": "k1" };
    server.fail("POST /tasks/execute", { how: "reset", after: true });

    await expect(call("POST", "/tasks/execute", { slug: "vacuum" }, headers)).rejects.toThrow();
    await call("POST", "/tasks/execute", { slug: "vacuum" }, headers);

    expect(server.starts).toBe(1);
  });
});

describe("failures of polls", () => {
  test("come as often as they were asked for, and do not move the run", async () => {
    await startWith("airplane", "succeeds");
    await start();
    server.fail("GET /runs/get", { how: 404 });
    server.fail("GET /runs/get", { how: 503, times: 2 });

    const statuses = [await poll(), await poll(), await poll()].map(({ status }) => status);

    expect(statuses).toEqual([404, 503, 503]);
    expect((await poll()).body.status).toBe("NotStarted");
  });

  test("can be meant for one run only", async () => {
    await startWith("hoop", "slow");
    const [first, second] = [await call("POST", "/sessions", {}), await call("POST", "/sessions", {})];
    server.fail(`GET /sessions/${second.body.session_id}`, { how: 503 });

    expect((await call("GET", `/sessions/${first.body.session_id}`)).status).toBe(200);
    expect((await call("GET", `/sessions/${second.body.session_id}`)).status).toBe(503);
  });

  test("are only for routes there are", async () => {
    await startWith("airplane", "succeeds");

    expect(() => server.fail("GET /run/get", { how: 503 })).toThrow(
      'there is no "GET /run/get"; the nearest: GET /runs/get, GET /runs/list',
    );
  });
});
