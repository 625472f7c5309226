import { expect, test } from "vitest";
import { call, server, startWith } from "../support/scenario-calls.ts";

const failures = (body: object) => fetch(`${server.url}/_mock/faults`, { method: "POST", body: JSON.stringify(body) });

test("tells another process what happened, without being part of it", async () => {
  await startWith("airplane", "succeeds");
  await call("POST", "/tasks/execute", { slug: "vacuum" });
  await call("GET", "/runs/list?taskSlug=vacuum");

  const told = await (await fetch(`${server.url}/_mock`)).json();

  expect(told).toMatchObject({
    starts: 1,
    executions: 1,
    runs: [{ id: "run000001", state: "NotStarted", executions: 1, record: { taskID: "tskvacuum" } }],
    requests: [
      { method: "POST", path: "/tasks/execute", body: { slug: "vacuum" } },
      { method: "GET", path: "/runs/list", query: { taskSlug: "vacuum" } },
    ],
  });
  expect(server.requests).toHaveLength(2);
});

test("fails requests for another process", async () => {
  await startWith("airplane", "succeeds");

  expect((await failures({ on: "POST /tasks/execute", how: 503, after: true })).status).toBe(204);

  expect((await call("POST", "/tasks/execute", { slug: "vacuum" })).status).toBe(503);
  expect(server.starts).toBe(1);
});

test("says what is wrong with a request for itself", async () => {
  await startWith("airplane", "succeeds");

  const refused = await failures({ on: "GET /nowhere", how: 503 });

  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({
    message: expect.stringContaining('there is no "GET /nowhere"; the nearest: '),
  });
  expect((await fetch(`${server.url}/_mock/runs`)).status).toBe(404);
});
