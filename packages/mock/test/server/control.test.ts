import { describe, expect, test } from "vitest";
import { startMock } from "../../src/index.ts";
import { ask } from "../support/ask.ts";

const start = (mock: { readonly url: string }, headers: Record<string, string> = {}, slug = "vacuum") =>
  ask(mock, "POST /tasks/execute", { slug }, headers);

describe("another process", () => {
  test("is told what happened, without being part of it", async () => {
    await using mock = await startMock("airplane");
    await start(mock);
    await ask(mock, "GET /runs/list?taskSlug=vacuum");

    const told = await ask(mock, "GET /_mock");

    expect(told.body).toMatchObject({
      vendor: "airplane",
      scenario: "succeeds",
      starts: 1,
      executions: 1,
      runs: [{ id: "run000001", state: "NotStarted", executions: 1, record: { taskID: "tskvacuum" } }],
      requests: [
        { number: 1, method: "POST", path: "/tasks/execute", body: { slug: "vacuum" }, started: ["run000001"] },
        { number: 2, method: "GET", path: "/runs/list", query: { taskSlug: "vacuum" }, answeredBy: "state" },
      ],
      unconfirmed: expect.arrayContaining([expect.stringContaining("422")]),
    });
    expect(mock.requests).toHaveLength(2);
  });

  test("reads the requests for one operation", async () => {
    await using mock = await startMock("airplane");
    await start(mock);
    await ask(mock, "GET /runs/list");

    const { body } = await ask(mock, `GET /_mock/requests?on=${encodeURIComponent("GET /runs/list")}`);

    expect(body.requests).toMatchObject([{ number: 2, operation: "GET /runs/list", status: 200 }]);
  });

  test("lets requests fail, and lets them be", async () => {
    await using mock = await startMock("airplane");

    expect((await ask(mock, "POST /_mock/faults", { on: "POST /tasks/execute", how: 503, after: true })).status).toBe(
      204,
    );
    expect((await start(mock)).status).toBe(503);
    expect(mock.starts).toBe(1);

    await ask(mock, "POST /_mock/faults", { on: "*", how: 503, times: 9 });
    await ask(mock, "DELETE /_mock/faults");

    expect((await start(mock)).status).toBe(200);
  });

  test("sets the clock forward", async () => {
    await using mock = await startMock("airplane", { endsAfterMs: 50_000 });
    const { runID } = (await start(mock)).body;

    expect((await ask(mock, "POST /_mock/clock", { advanceMs: 50_000 })).status).toBe(204);

    expect((await ask(mock, `GET /runs/get?id=${runID}`)).body.status).toBe("Succeeded");
  });

  test("begins anew", async () => {
    await using mock = await startMock("airplane", { faults: [{ on: "GET /runs/list", how: 503 }] });
    await ask(mock, "GET /runs/list");
    await start(mock);

    expect((await ask(mock, "POST /_mock/reset")).status).toBe(204);

    expect(mock.requests).toEqual([]);
    expect((await ask(mock, "GET /runs/list")).status).toBe(503);
    expect((await ask(mock, "GET /runs/list")).body.runs).toEqual([]);
  });

  test.each([
    ["POST /_mock/clock", {}, '"advanceMs" must be a whole number'],
    ["POST /_mock/clock", { advance: 1 }, 'there is no "advance"; allowed: advanceMs'],
    ["POST /_mock/clock", "{", "the body must be JSON"],
    ["POST /_mock/worlds", { scenario: "fial" }, 'no scenario "fial" at airplane; the nearest: fails'],
    ["POST /_mock/worlds", [], "the body must be an object"],
  ])("is told what is wrong with %s %j", async (route, body, message) => {
    await using mock = await startMock("airplane");

    const refused = await ask(mock, route, body);

    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain(message);
  });

  test("is told which commands there are", async () => {
    await using mock = await startMock("airplane");

    const refused = await ask(mock, "GET /_mock/runs");

    expect(refused.status).toBe(404);
    expect(refused.body.message).toContain("POST /_mock/reset");
  });
});

describe("worlds", () => {
  test("have addresses of their own, and nothing of each other", async () => {
    await using mock = await startMock("airplane");
    const first = await ask(mock, "POST /_mock/worlds", { scenario: "fails", endsAfterMs: 0 });
    const second = await ask(mock, "POST /_mock/worlds", {});

    const failed = await start(first.body);
    const other = await start(second.body);

    expect(first.status).toBe(201);
    expect(failed.body.runID).not.toBe(other.body.runID);
    expect((await ask(first.body, `GET /runs/get?id=${failed.body.runID}`)).body.status).toBe("Failed");
    expect((await ask(second.body, `GET /runs/get?id=${failed.body.runID}`)).status).toBe(404);
    expect(mock.starts).toBe(0);
  });

  test("close with the mock that opened them, and fail it with their refusals", async () => {
    const mock = await startMock("hoop");
    const world = await mock.openWorld();
    await ask(world, "GET /sessions?conection=pg");

    await expect(mock.close()).rejects.toThrow('query parameter "conection" is not declared');

    await expect(fetch(world.url)).rejects.toThrow();
  });
});

describe("that something ran exactly once", () => {
  test("is so after one start, and after a repeat with its key", async () => {
    await using mock = await startMock("airplane");
    await start(mock, { "idempotency-key": "k" });
    await start(mock, { "idempotency-key": "k" });

    mock.assertRanOnce();
    mock.assertRanOnce("POST /tasks/execute");

    expect((await ask(mock, "GET /_mock/ran-once")).body).toEqual({ ranOnce: true });
    expect(mock.requests[1]).toMatchObject({ repeatOf: 1, started: [] });
  });

  test("is not so after a repeat without a key, and the log says so", async () => {
    await using mock = await startMock("airplane");
    await start(mock);
    await start(mock);

    expect(() => mock.assertRanOnce()).toThrow(
      /must have run exactly once, but ran 2 times\n.*request 1 .*\n.*request 2 .*the same start as request 1/,
    );
    const told = await ask(mock, "GET /_mock/ran-once");
    expect(told.status).toBe(409);
    expect(mock.requests[1]?.note).toBe("the same start as request 1 and no key to tell: it ran again");
  });

  test("is not so before it ran", async () => {
    await using mock = await startMock("hoop", { scenario: "review" });

    expect(() => mock.assertRanOnce()).toThrow("ran 0 times");
    await ask(mock, "POST /sessions", { connection: "pg", script: "vacuum" });

    expect(() => mock.assertRanOnce("POST /sessions")).toThrow("was executed 0 times");
  });
});
