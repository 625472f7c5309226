import { OutcomeUnknownError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../../core/test/support/caught.ts";
import { routes, type StartName, stageOf, startNames, startOf, vendorOf } from "./stage.ts";

const outcomes: Readonly<Record<StartName, readonly [cell: string, outcome: "found" | "candidates"]>> = {
  "airplane tasks.start": ["[airplane tasks.start reconcile]", "found"],
  "airplane runbooks.start": ["[airplane runbooks.start reconcile]", "found"],
  "hoop sessions.start": ["[hoop sessions.start reconcile]", "found"],
  "hoop runbooks.start": ["[hoop runbooks.start reconcile]", "found"],
  "hoop runbooks.startPlugin": ["[hoop runbooks.startPlugin reconcile]", "found"],
  "blink playbooks.start": ["[blink playbooks.start reconcile]", "candidates"],
  "blink playbooks.startDraft": ["[blink playbooks.startDraft reconcile]", "candidates"],
};
const rows = startNames.map((name) => [outcomes[name][0], name, outcomes[name][1]] as const);

describe("a start whose answer was lost", () => {
  test.for(rows)("%s: %s is found again, started once", async ([, name, outcome]) => {
    await using stage = await stageOf(vendorOf(name), "succeeds");
    stage.server.fail(routes[name], { how: "reset", after: true });
    const client = stage.another({ retry: false });

    const error = (await caught(startOf(name, client).start())) as OutcomeUnknownError;
    const reconciled = await error.reconcile();

    expect(error).toBeInstanceOf(OutcomeUnknownError);
    const ids = stage.server.runs.map(({ id }) => id);
    expect(reconciled).toMatchObject(outcome === "found" ? { outcome, run: { id: ids[0] } } : { outcome, runs: [{}] });
    if (reconciled.outcome === "candidates") expect(reconciled.runs.map(({ id }) => id)).toEqual(ids);
    expect(stage.server.starts).toBe(1);
  });

  test.for(rows)("%s: %s is found by another process from what was noted before", async ([, name, outcome]) => {
    await using stage = await stageOf(vendorOf(name), "succeeds");
    stage.server.fail(routes[name], { how: "reset", after: true });
    const since = stage.clock.now();
    const error = (await caught(startOf(name, stage.another({ retry: false })).start())) as OutcomeUnknownError;

    const lost = { since, correlation: error.correlation };
    const reconciled = await startOf(name, stage.another()).reconcile(lost);

    expect(reconciled.outcome).toBe(outcome);
    expect(stage.server.starts).toBe(1);
  });
});

describe("a start that never arrived", () => {
  test.for(["hoop sessions.start", "hoop runbooks.start"] as const)("%s is known not to have started", async (name) => {
    await using stage = await stageOf("hoop", "succeeds");
    stage.server.fail(routes[name], { how: "reset" });
    const error = (await caught(startOf(name, stage.client).start())) as OutcomeUnknownError;
    const before = stage.clock.elapsed();

    const reconciled = await error.reconcile();

    expect(reconciled).toEqual({ outcome: "notStarted" });
    expect(stage.clock.elapsed() - before).toBeGreaterThanOrEqual(30_000);
    expect(stage.server.starts).toBe(0);
  });

  test.for(["hoop runbooks.startPlugin", "blink playbooks.start"] as const)("%s stays unknown", async (name) => {
    await using stage = await stageOf(vendorOf(name), "succeeds");
    stage.server.fail(routes[name], { how: "reset" });
    const error = (await caught(startOf(name, stage.client).start())) as OutcomeUnknownError;

    expect(await error.reconcile()).toMatchObject({ outcome: "unknown", why: expect.any(String) });
  });

  test("at Airplane starts by being reconciled, once", async () => {
    await using stage = await stageOf("airplane", "succeeds");
    stage.server.fail("POST /tasks/execute", { how: "reset" });
    const error = (await caught(stage.another({ retry: false }).tasks.start({ slug: "x" }))) as OutcomeUnknownError;

    const first = await error.reconcile();
    const second = await error.reconcile();

    expect(first).toMatchObject({ outcome: "found", run: { id: stage.server.runs[0]?.id } });
    expect(second).toMatchObject({ outcome: "found", run: { id: stage.server.runs[0]?.id } });
    expect(stage.server.starts).toBe(1);
  });
});

test("after the hour in which Airplane knows the key, runs of that task and time are candidates", async () => {
  await using stage = await stageOf("airplane", "succeeds");
  const { tasks } = stage.client;
  const since = stage.clock.now();
  const run = await tasks.start({ slug: "x" }, { idempotencyKey: "k1" });
  await new Promise<void>((resolve) => stage.clock.after(3_600_000, resolve));

  const reconciled = await tasks.start.reconcile({ slug: "x" }, { since, until: since, correlation: "k1" });

  expect(reconciled).toMatchObject({ outcome: "candidates", runs: [{ id: run.id }] });
  expect(stage.server.starts).toBe(1);
});
