import { RunFailedError, type UnknownStateEvent } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const running = { state: "running", reason: undefined };
const succeeded = { state: "succeeded", reason: undefined };
const waiting = (reason: string) => ({ state: "waiting", reason });
const failed = (reason: string) => ({ state: "failed", reason });

/** The route every run is polled by. */
const RECORD = "GET /sessions/{session_id}";

describe.each(Object.entries(starts))("%s", (_, { route, start }) => {
  test.for([
    ["[hoop sessions.get running] by a start that is still running", "slow", running],
    ["[hoop sessions.get waiting:review] by a start that needs a review", "review", waiting("review")],
    [
      "[hoop sessions.get waiting:review] by a start that the AI analyser sends to a review",
      "review-ai",
      waiting("review"),
    ],
    ["[hoop sessions.get succeeded] by a start that succeeded", "succeeds", succeeded],
    ["[hoop sessions.get failed:exit-code] by a start that failed", "fails", failed("exit-code")],
    ["[hoop sessions.get failed:blocked] by a start that was blocked", "blocked", failed("blocked")],
  ] as const)("%s", async ([, scenario, outcome]) => {
    const { hoop, count } = await play(scenario);

    const run = await start(hoop);

    expect(run).toMatchObject({ ...outcome, last: undefined });
    expect(count(RECORD)).toBe(0);
  });

  test.for([
    ["[hoop sessions.get running] by a record that is open", "slow", running, { status: "open", review: null }],
    [
      "[hoop sessions.get waiting:review] by a pending review",
      "review",
      waiting("review"),
      { status: "open", review: { status: "PENDING" } },
    ],
    [
      "[hoop sessions.get waiting:approved] by a record that is ready",
      "approved",
      waiting("approved"),
      { status: "ready", review: { status: "APPROVED" } },
    ],
  ] as const)("%s", async ([, scenario, outcome, record]) => {
    const { hoop } = await play(scenario);
    const run = await start(hoop);

    for await (const update of run.watch()) if (update.reason === outcome.reason) break;

    expect(run).toMatchObject({ ...outcome, last: record });
  });

  test.for([
    ["[hoop sessions.get failed:internal] by a 254 of its start, while the record is behind", 254, failed("internal")],
    ["[hoop sessions.get running] by a -2 of its start, which says nothing", -2, running],
  ] as const)("%s", async ([, exit_code, outcome]) => {
    const { hoop, server } = await play("slow");
    const answer = { session_id: "s1", has_review: false, output_status: "failed", exit_code, output: "" };
    server.fail(route, { how: { status: 200, body: JSON.stringify(answer) } });
    server.fail(RECORD, { how: { status: 200, body: '{"status":"open"}' } });

    const run = await start(hoop);

    expect(run).toMatchObject({ ...outcome, last: { status: "open" } });
  });

  test.for([
    [
      "[hoop sessions.get running:executed] by a review that is used up",
      "EXECUTED",
      { ...running, reason: "executed" },
    ],
    ["[hoop sessions.get running] by a review that is at work", "PROCESSING", running],
    ["[hoop sessions.get waiting:ready] by a review that nobody knows", "ESCALATED", waiting("ready")],
  ] as const)("%s", async ([, review, outcome]) => {
    const { hoop, server } = await play("review");
    const run = await start(hoop);
    server.fail(RECORD, {
      how: { status: 200, body: JSON.stringify({ status: "ready", review: { status: review } }) },
    });

    await run.get();

    expect(run).toMatchObject(outcome);
  });

  test.for([
    ["[hoop sessions.get failed:killed-or-internal] by a 254 without events", { exit_code: 254 }, "killed-or-internal"],
    ["[hoop sessions.get failed:no-exit-code] by an end without a code", { exit_code: -2 }, "no-exit-code"],
    ["by a 254 without a log", { exit_code: 254, event_stream: [[0, "e", btoa("no log found on disk")]] }, "no-log"],
    [
      "what the gateway says of a 254 is its reason",
      {
        exit_code: 254,
        event_stream: [
          [0, "o", btoa("x")],
          [1, "e", btoa("disk is full")],
        ],
      },
      "disk is full",
    ],
  ] as const)("%s", async ([, end, reason]) => {
    const { hoop, server } = await play("slow");
    const run = await start(hoop);
    server.fail(RECORD, { how: { status: 200, body: JSON.stringify({ status: "done", ...end }) }, times: 2 });

    await run.get();

    expect(run).toMatchObject(failed(reason));
  });

  test("[hoop sessions.get waiting:review-unknown] by a review in a state the gateway does not know", async () => {
    const { hoop, server } = await play("review");
    const run = await start(hoop);
    const record = { id: run.id, status: "open", review: { status: "UNKNOWN" } };
    server.fail(RECORD, { how: { status: 200, body: JSON.stringify(record) } });

    await run.get();

    expect(run).toMatchObject(waiting("review-unknown"));
  });

  test("[hoop sessions.get running] by a status no rule knows, of which the client tells once", async () => {
    const { client, server } = await play("slow");
    const told: UnknownStateEvent[] = [];
    const run = await start(client({ observe: { onUnknownState: (event) => told.push(event) } }));
    server.fail(RECORD, { how: { status: 200, body: '{"status":"hibernating"}' }, times: 3 });

    for (let poll = 0; poll < 3; poll++) await run.get();

    expect(run).toMatchObject(running);
    expect(told).toEqual([{ operation: "sessions.get", values: { status: "hibernating" } }]);
  });

  test("[hoop sessions.get succeeded] by a record that is done with exit code 0", async () => {
    const { hoop, server } = await play("slow");
    const run = await start(hoop);

    const record = await run.wait();

    expect(record).toMatchObject({ id: run.id, status: "done", exit_code: 0 });
    expect(run).toMatchObject(succeeded);
    expect(server.executions).toBe(1);
  });

  test.for([
    ["[hoop sessions.get failed:exit-code]", "slow-fails", "exit-code", { exit_code: 3 }, 1],
    ["[hoop sessions.get failed:no-exit-code]", "exit-code-unknown", "no-exit-code", { exit_code: null }, 1],
    [
      "[hoop sessions.get failed:guardrail]",
      "guardrail",
      "guardrail",
      { guardrails_info: [{ rule_name: "no-drop" }] },
      0,
    ],
    ["[hoop sessions.get failed:blocked]", "blocked", "blocked", { ai_analysis: { action: "block_execution" } }, 0],
    ["[hoop sessions.get failed:rejected]", "rejected", "rejected", { review: { status: "REJECTED" } }, 0],
    ["[hoop sessions.get failed:revoked]", "revoked", "revoked", { review: { status: "REVOKED" } }, 0],
  ] as const)("%s ends a wait by its record", async ([, scenario, reason, record, executions]) => {
    const { hoop, server } = await play(scenario);
    const run = await start(hoop);

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ id: run.id, state: "failed", reason, last: { status: "done", ...record } });
    expect(run).toMatchObject(failed(reason));
    expect(server.executions).toBe(executions);
  });

  test("a start that was held for 50 s goes on, and is waited for", async () => {
    const { hoop, hold, clock, server } = await play("held", { endsAfterMs: 90_000 });
    hold(route, 50_000);

    const run = await start(hoop);

    expect(run).toMatchObject(running);
    expect(clock.elapsed()).toBe(50_000);
    expect(await run.wait()).toMatchObject({ status: "done", exit_code: 0 });
    expect(clock.elapsed()).toBeLessThanOrEqual(93_000);
    expect(server).toMatchObject({ starts: 1, executions: 1 });
  });
});
