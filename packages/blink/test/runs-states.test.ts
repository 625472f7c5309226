import { DeadlineError, RunFailedError, type UnknownStateEvent } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, RECORD, starts } from "./support/play.ts";

describe.each(Object.entries(starts))("%s", (_, { start }) => {
  test("[blink executions.get running] is an execution under way, and before its first record", async () => {
    const { blink } = await play("succeeds");
    const run = await start(blink);
    expect(run).toMatchObject({ state: "running", reason: undefined, last: undefined });

    await run.get();

    expect(run).toMatchObject({ state: "running", reason: undefined, last: { state_ui: "Running" } });
  });

  test("[blink executions.get running] is whatever nobody published, told once for each word", async () => {
    const { client } = await play("unknown-states");
    const told: UnknownStateEvent[] = [];
    const run = await start(client({ observe: { onUnknownState: (event) => told.push(event) } }));
    await run.get();
    const attached = run.state;

    await run.get();
    await run.wait();

    expect(attached).toBe("running");
    expect(run.state).toBe("succeeded");
    expect(told).toEqual([
      { operation: "executions.get", values: { state: "Queued For Runner", state_ui: "Queued For Runner" } },
      { operation: "executions.get", values: { state: "In Progress", state_ui: "In Progress" } },
    ]);
  });

  test("[blink executions.get waiting:paused] ends a wait for attention", async () => {
    const { blink } = await play("paused");
    const run = await start(blink);

    const record = await run.wait({ waitFor: "attention" });

    expect(record).toMatchObject({ id: run.id, state_ui: "Paused" });
    expect(run).toMatchObject({ state: "waiting", reason: "paused" });
  });

  test("[blink executions.get waiting:paused] waits on until the execution is resumed", async () => {
    const { blink } = await play("resumed");
    const run = await start(blink);
    const states: unknown[] = [];

    const record = await run.wait({ onUpdate: ({ state }) => void states.push(state) });

    expect(record).toMatchObject({ state_ui: "Completed" });
    expect(states).toEqual(["running", "waiting", "running", "succeeded"]);
  });

  test("[blink executions.get waiting:paused] lasts to the deadline where nobody acts", async () => {
    const { blink, clock } = await play("paused");
    const run = await start(blink);

    const failure = await caught(run.wait({ deadlineMs: 60_000 }));

    expect(failure).toBeInstanceOf(DeadlineError);
    expect(String(failure)).toContain("was still waiting (paused) after 60000 ms; it goes on");
    expect(clock.elapsed()).toBe(60_000);
  });

  test.for([
    ["[blink executions.get succeeded]", "succeeds", { state_ui: "Completed" }],
    ["[blink executions.get succeeded] of a record without state_ui", "state-only", { state: "Completed" }],
    [
      "[blink executions.get succeeded] of a record whose state_ui is empty",
      "empty-state-ui",
      { state: "Completed", state_ui: "" },
    ],
  ] as const)("%s ends a wait by its record", async ([, scenario, record]) => {
    const { blink, server } = await play(scenario);
    const run = await start(blink);

    expect(await run.wait()).toMatchObject({ id: run.id, ...record });
    expect(run).toMatchObject({ state: "succeeded", reason: undefined });
    expect(server.starts).toBe(1);
  });

  test.for([
    ["[blink executions.get failed]", "fails", undefined, "Failed"],
    ["[blink executions.get failed:timeout]", "timeout", "timeout", "Timeout"],
    ["[blink executions.get failed:skipped]", "skipped", "skipped", "Skipped"],
  ] as const)("%s ends a wait by its record", async ([, scenario, reason, state_ui]) => {
    const { blink } = await play(scenario);
    const run = await start(blink);

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ id: run.id, state: "failed", reason, last: { id: run.id, state_ui } });
  });

  test("[blink executions.get cancelled] ends a wait of a run that somebody else cancels", async () => {
    const { blink, client, clock } = await play("cancelled");
    const run = await start(blink);
    clock.after(10_000, () => void client().executions.cancel({ id: run.id }));

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ state: "cancelled", last: { cancel_reason: "cancelled by a user" } });
  });

  test.for([
    ["Paused", "waiting", "paused"],
    ["Completed", "succeeded", undefined],
    ["Failed", "failed", undefined],
    ["Timeout", "failed", "timeout"],
    ["Skipped", "failed", "skipped"],
    ["Cancelled", "cancelled", undefined],
    ["Running", "running", undefined],
  ] as const)("a record whose only state is `state`, %s, is %s (%s)", async ([word, state, reason]) => {
    const { blink, server } = await play("state-only");
    const run = await start(blink);

    for (const stateUi of [undefined, null, ""]) {
      const record = { id: run.id, state: word, state_ui: stateUi };
      server.fail(RECORD, { how: { status: 200, body: JSON.stringify(record) } });
      await run.get();

      expect(run).toMatchObject({ state, reason });
    }
  });

  test("state_ui, which people see, decides where a record has both", async () => {
    const { blink, server } = await play("succeeds");
    const run = await start(blink);
    const record = { id: run.id, state: "Completed", state_ui: "Paused" };
    server.fail(RECORD, { how: { status: 200, body: JSON.stringify(record) } });

    await run.get();

    expect(run).toMatchObject({ state: "waiting", reason: "paused" });
  });
});
