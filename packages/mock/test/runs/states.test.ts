import { describe, expect, test } from "vitest";
import { type StartName, stageOf, startNames, startOf, statesOf, vendorOf } from "./stage.ts";

/** What the runs of a start come to, by cells of docs/runs.md, and the scenario that brings it about. */
const records: Readonly<Record<string, readonly (readonly [cell: string, scenario: string])[]>> = {
  "airplane tasks.start": [
    ["[airplane runs.get running:not-started]", "succeeds"],
    ["[airplane runs.get running:queued]", "succeeds"],
    ["[airplane runs.get running]", "succeeds"],
    ["[airplane runs.get waiting:prompt]", "prompt"],
    ["[airplane runs.get succeeded]", "succeeds"],
    ["[airplane runs.get failed]", "fails"],
  ],
  "airplane runbooks.start": [
    ["[airplane sessions.get running:pending]", "succeeds"],
    ["[airplane sessions.get running]", "succeeds"],
    ["[airplane sessions.get running:cancelling]", "cancelled"],
    ["[airplane sessions.get waiting]", "succeeds"],
    ["[airplane sessions.get succeeded]", "succeeds"],
    ["[airplane sessions.get failed]", "fails"],
    ["[airplane sessions.get cancelled]", "cancelled"],
  ],
  hoop: [
    ["[hoop sessions.get running]", "slow"],
    ["[hoop sessions.get waiting:review]", "review"],
    ["[hoop sessions.get waiting:approved]", "approved"],
    ["[hoop sessions.get succeeded]", "slow"],
    ["[hoop sessions.get failed:blocked]", "blocked"],
    ["[hoop sessions.get failed:agent]", "agent-offline"],
    ["[hoop sessions.get failed:internal]", "agent-fault"],
    ["[hoop sessions.get failed:exit-code]", "slow-fails"],
    ["[hoop sessions.get failed:exit-code-unknown]", "exit-code-unknown"],
    ["[hoop sessions.get failed:rejected]", "rejected"],
    ["[hoop sessions.get failed:revoked]", "revoked"],
    ["[hoop sessions.get failed:guardrail]", "guardrail"],
    ["[hoop sessions.get failed:killed-or-internal]", "agent-fault"],
    ["[hoop sessions.get failed:no-exit-code]", "exit-code-unknown"],
  ],
  blink: [
    ["[blink executions.get running]", "succeeds"],
    ["[blink executions.get waiting:paused]", "paused"],
    ["[blink executions.get succeeded]", "state-only"],
    ["[blink executions.get failed]", "fails"],
    ["[blink executions.get failed:timeout]", "timeout"],
    ["[blink executions.get failed:skipped]", "skipped"],
  ],
};

describe.for(startNames)("a run of %s", (name) => {
  const cells = records[name] ?? records[vendorOf(name)] ?? [];

  test.for(cells)("%s in the scenario %s", async ([cell, scenario]) => {
    await using stage = await stageOf(vendorOf(name), scenario);

    const states = await statesOf(await startOf(name, stage.client).start());

    expect(states).toContain(cell.slice(cell.lastIndexOf(" ") + 1, -1));
  });
});

/** By the one who may end it. */
const cancelled: readonly (readonly [cell: string, name: StartName, scenario: string, ends: string])[] = [
  ["[airplane runs.get cancelled] [airplane runs.get cancel]", "airplane tasks.start", "cancelled", "cancelled"],
  ["[hoop sessions.get cancel]", "hoop sessions.start", "killed", "failed:killed-or-internal"],
  ["[blink executions.get cancelled] [blink executions.get cancel]", "blink playbooks.start", "cancelled", "cancelled"],
];

test.for(cancelled)("%s: %s is ended by cancel()", async ([, name, scenario, ends]) => {
  await using stage = await stageOf(vendorOf(name), scenario);
  const run = await startOf(name, stage.client).start();

  await run.cancel();
  const states = await statesOf(run);

  expect(states.at(-1)).toBe(ends);
  expect(run.capabilities.cancel).toBe(true);
});

test("[hoop sessions.get waiting:review-unknown] a review that Hoop knows no state of waits for somebody", async () => {
  await using stage = await stageOf("hoop", "review");
  const run = await stage.client.sessions.start({ connection: "pg", script: "x" });
  const { record } = stage.server.runs[0] as { readonly record: { readonly review: object } };
  const unknown = { ...record, review: { ...record.review, status: "UNKNOWN" } };
  stage.server.fail("GET /sessions/{session_id}", {
    how: { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(unknown) },
  });

  await run.get();

  expect(run).toMatchObject({ state: "waiting", reason: "review-unknown" });
});
