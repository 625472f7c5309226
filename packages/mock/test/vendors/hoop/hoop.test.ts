import { describe, expect, test } from "vitest";
import { call, polls, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

describe("hoop", () => {
  const runbook = { connection_name: "pg", file_name: "vacuum.sql", repository: "github.com/acme/runbooks" };
  const start = () => call("POST", "/runbooks/exec", runbook);

  test.each([
    ["/sessions", { connection: "pg", script: "VACUUM" }],
    ["/runbooks/exec", runbook],
    ["/plugins/runbooks/connections/pg/exec", { file_name: "vacuum.sql" }],
  ])("succeeds: POST %s answers when it is done", async (path, body) => {
    await startWith("hoop", "succeeds");

    const { status, body: answer } = await call("POST", path, body);

    expect({ status, ...answer }).toMatchObject({
      status: 200,
      output_status: "success",
      exit_code: 0,
      has_review: false,
    });
    expect((await call("GET", `/sessions/${answer.session_id}`)).body).toMatchObject({
      status: "done",
      exit_code: 0,
      connection: "pg",
    });
    expect(server.starts).toBe(1);
  });

  test("slow: a start answers 202, then the session is open until it is done", async () => {
    await startWith("hoop", "slow");

    const { status, body } = await start();

    expect({ status, ...body }).toMatchObject({
      status: 202,
      output_status: "running",
      exit_code: -2,
      output: "",
    });
    const path = `/sessions/${body.session_id}?expand=event_stream&event_stream=utf8`;
    expect(await polls(2, path, "status")).toEqual(["open", "open"]);
    expect((await call("GET", path)).body).toMatchObject({
      status: "done",
      exit_code: 0,
      event_stream: ["VACUUM\n"],
    });
  });

  // The page's table of what comes back from a start.
  test.each([
    ["succeeds", 200, "success", 0, { output: "VACUUM\n" }, { status: "done", exit_code: 0 }, 1],
    ["fails", 200, "failed", 1, { output: "the command failed\n" }, { status: "done", exit_code: 1 }, 1],
    ["agent-offline", 200, "failed", -2, {}, { status: "done", exit_code: -2 }, 0],
    ["agent-fault", 200, "failed", 254, {}, { status: "done", exit_code: 254 }, 1],
    ["exit-code-unknown", 200, "success", -2, {}, { status: "done", exit_code: null }, 1],
    ["review", 200, "success", 0, { has_review: true }, { status: "open", review: { status: "PENDING" } }, 0],
    ["review-ai", 202, "", 0, { has_review: true }, { status: "open", review: { status: "PENDING" } }, 0],
    ["blocked", 200, "blocked", 254, {}, { status: "done", ai_analysis: { action: "block_execution" } }, 0],
    ["guardrail", 200, "failed", 254, {}, { status: "done", guardrails_info: [{ rule_name: "no-drop" }] }, 0],
    ["slow", 202, "running", -2, { output: "" }, { status: "open", exit_code: null }, 1],
    ["truncated", 200, "success", 0, { truncated: true }, { status: "done", exit_code: 0 }, 1],
  ])("%s: a start answers %i, %j and %i", async (scenario, httpStatus, outputStatus, exitCode, more, session, runs) => {
    await startWith("hoop", scenario);

    const { status, body } = await start();

    expect(status).toBe(httpStatus);
    expect(body).toMatchObject({
      has_review: false,
      truncated: false,
      output_status: outputStatus,
      exit_code: exitCode,
      ...more,
    });
    expect((await call("GET", `/sessions/${body.session_id}`)).body).toMatchObject(session);
    expect(server.runs).toMatchObject([{ id: body.session_id, executions: runs, record: session }]);
    expect([server.starts, server.executions]).toEqual([1, runs]);
  });

  test("slow-fails: a session that is done need not have succeeded", async () => {
    await startWith("hoop", "slow-fails");
    const path = `/sessions/${(await start()).body.session_id}`;

    expect(await polls(3, path, "exit_code")).toEqual([null, null, 3]);
  });

  test("held: a start answers when the command has ended", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "held", { clock, endsAfterMs: 30_000 });

    const answer = start();
    await expect.poll(() => server.starts).toBe(1);
    clock.at += 30_000;

    expect(await answer).toMatchObject({ status: 200, body: { output_status: "success", output: "VACUUM\n" } });
  });

  test("held: the gateway gives up on the line after 50 s", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "held", { clock, endsAfterMs: 70_000 });

    const answer = start();
    await expect.poll(() => server.starts).toBe(1);
    clock.at += 50_000;

    const { status, body } = await answer;
    expect({ status, ...body }).toMatchObject({ status: 202, output_status: "running" });
    clock.at += 20_000;
    expect((await call("GET", `/sessions/${body.session_id}`)).body).toMatchObject({
      status: "done",
      start_date: "2026-11-05T09:30:00.000Z",
      end_date: "2026-11-05T09:31:10.000Z",
    });
  });

  test("held: without a clock it ends by itself", async () => {
    await startWith("hoop", "held");

    expect(await start()).toMatchObject({ status: 200, body: { output_status: "success" } });
  });

  test("killed: a session is open until it is killed", async () => {
    await startWith("hoop", "killed");
    const { session_id } = (await start()).body;

    expect(await polls(2, `/sessions/${session_id}`, "status")).toEqual(["open", "open"]);
    expect(await call("POST", `/sessions/${session_id}/kill`)).toMatchObject({
      status: 204,
      body: undefined,
    });
    const dead = { status: "done", exit_code: 254 };
    expect((await call("GET", `/sessions/${session_id}`)).body).toMatchObject(dead);
    expect((await call("POST", `/sessions/${session_id}/kill`)).status).toBe(204);
    expect((await call("GET", `/sessions/${session_id}`)).body).toMatchObject(dead);
    expect((await call("POST", "/sessions/none/kill")).status).toBe(404);
  });

  test("refuses in its own words", async () => {
    await startWith("hoop", "succeeds");

    expect(await call("GET", "/sessions", undefined, { authorization: "bearer key" })).toMatchObject({
      status: 401,
      body: { message: expect.any(String) },
    });
    expect((await call("GET", "/sessions", undefined, { "api-key": "key" })).status).toBe(200);
    expect((await call("POST", "/runbooks/exec", { file_name: "x" })).status).toBe(400);
    expect((await call("GET", "/sessions/none")).status).toBe(404);
    expect(server.starts).toBe(0);
  });
});
