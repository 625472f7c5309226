import { describe, expect, test } from "vitest";
import { call, polls, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

describe("blink", () => {
  const workspace = "/workspace/ws1";
  const execute = (query = "") => call("POST", `${workspace}/playbooks/p1/execute${query}`, { input_values: { a: 1 } });

  test.each([
    ["succeeds", ["Running", "Running", "Completed", "Completed"]],
    ["fails", ["Running", "Failed", "Failed"]],
    ["paused", ["Running", "Paused", "Paused"]],
    ["timeout", ["Running", "Timeout", "Timeout"]],
    ["cancelled", ["Running", "Running", "Running"]],
    ["skipped", ["Running", "Skipped", "Skipped"]],
    ["resumed", ["Running", "Paused", "Paused", "Running", "Completed"]],
    ["unknown-states", ["Queued For Runner", "In Progress", "Completed"]],
    ["state-only", [undefined, undefined, undefined]],
    ["empty-state-ui", ["", "", ""]],
    ["failed-step", ["Running", "Running", "Completed"]],
  ])("%s: an execution goes through its states", async (scenario, states) => {
    await startWith("blink", scenario);
    const { execution_id } = (await execute()).body;

    expect(await polls(states.length, `${workspace}/executions/${execution_id}`, "state_ui")).toEqual(states);
    expect(server.starts).toBe(1);
  });

  test("cancelled: an execution runs until it is cancelled, once", async () => {
    await startWith("blink", "cancelled");
    const path = `${workspace}/executions/${(await execute()).body.execution_id}`;

    expect((await call("POST", `${path}/cancel`)).status).toBe(200);
    expect((await call("GET", path)).body).toMatchObject({
      state: "Cancelled",
      cancel_reason: expect.any(String),
    });
    expect((await call("POST", `${path}/cancel`)).status).toBe(400);
  });

  test("succeeds: outputs and steps can be read, a synchronous execution answers the output", async () => {
    await startWith("blink", "succeeds");
    const path = `${workspace}/executions/${(await execute()).body.execution_id}`;
    await polls(3, path, "state");

    expect((await call("GET", `${path}/outputs`)).body).toEqual({ rows: 42 });
    expect((await call("GET", `${path}/steps`)).body.results).toMatchObject([
      { state: "Completed", output_data: { rows: 42 } },
    ]);
    expect((await execute("?run_sync=true")).body).toEqual({ rows: 42 });
  });

  test("fails: a synchronous execution answers an error", async () => {
    await startWith("blink", "fails");

    expect(await execute("?run_sync=true")).toMatchObject({ status: 400, body: { status: 400 } });
  });

  test("state-only: an execution shows `state` alone", async () => {
    await startWith("blink", "state-only");
    const path = `${workspace}/executions/${(await execute()).body.execution_id}`;

    expect(await polls(3, path, "state")).toEqual(["Running", "Running", "Completed"]);
  });

  test("an execution takes its time by a clock, which is the time it shows", async () => {
    const clock = stoppedClock(1_000_000);
    await startWith("blink", "succeeds", { clock, endsAfterMs: 30_000, output: [null] });
    const path = `${workspace}/executions/${(await execute()).body.execution_id}`;

    expect(await polls(3, path, "state_ui")).toEqual(["Running", "Running", "Running"]);
    expect((await call("GET", `${path}/outputs`)).body).toEqual({});
    clock.at += 30_000;

    expect((await call("GET", path)).body).toMatchObject({
      state_ui: "Completed",
      created_at: 1_000_000,
      finished_at: 1_030_000,
    });
    expect((await call("GET", `${path}/outputs`)).body).toEqual([null]);
  });

  test("a start whose answer was lost is found by its playbook and time", async () => {
    const clock = stoppedClock(1_000_000);
    await startWith("blink", "succeeds", { clock });
    await execute();
    clock.at += 60_000;
    server.fail("POST /workspace/{ws_id}/playbooks/{id}/execute", { how: "reset", after: true });
    await expect(execute()).rejects.toThrow();

    const filter = { playbook_id: "p1", created_at: { $gte: 1_050_000 } };
    const { body } = await call("GET", `${workspace}/executions?q=${encodeURIComponent(JSON.stringify({ filter }))}`);

    expect(body).toMatchObject({ total: 1, results: [{ created_at: 1_060_000, inputs: { a: 1 } }] });
  });

  test("a draft's executions are counted apart", async () => {
    await startWith("blink", "succeeds");

    const { execution_id } = (await call("POST", `${workspace}/playbooks/p1/draft/execute`)).body;

    expect((await call("GET", `${workspace}/executions/${execution_id}`)).body).toMatchObject({
      draft_execution_number: 1,
      inputs: {},
    });
  });

  test("lists move by limit and offset inside q", async () => {
    await startWith("blink", "succeeds");
    for (let run = 0; run < 3; run++) await execute();

    const q = encodeURIComponent(JSON.stringify({ limit: 2, offset: 2 }));
    const { body } = await call("GET", `${workspace}/executions?q=${q}`);

    expect(body).toMatchObject({ limit: 2, offset: 2, total: 3, results: [{ workspace_id: "ws1" }] });
  });

  test("refuses in its own words", async () => {
    await startWith("blink", "succeeds");
    const { execution_id } = (await execute()).body;

    expect(await call("GET", `${workspace}/executions`, undefined, {})).toMatchObject({
      status: 401,
      body: { status: 401, message: expect.any(String) },
    });
    expect((await call("GET", `/workspace/other/executions/${execution_id}`)).status).toBe(404);
  });
});
