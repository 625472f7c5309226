import { type Run, RunFailedError, type UnknownStateEvent } from "@x/core";
import { expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

/** Where a run stands on its way, with the word its record has for that. */
async function stations(run: Run): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { state, reason, last } of run.watch()) {
    found.push([state, reason, (last as { status: string }).status]);
  }
  return found;
}

test.for([
  ["[airplane runs.get running:not-started]", "tasks.start", ["running", "not-started", "NotStarted"]],
  ["[airplane runs.get running:queued]", "tasks.start", ["running", "queued", "Queued"]],
  ["[airplane runs.get running]", "tasks.start", ["running", undefined, "Active"]],
  ["[airplane runs.get succeeded]", "tasks.start", ["succeeded", undefined, "Succeeded"]],
  ["[airplane sessions.get running:pending]", "runbooks.start", ["running", "pending", "Pending"]],
  ["[airplane sessions.get running]", "runbooks.start", ["running", undefined, "Active"]],
  ["[airplane sessions.get waiting]", "runbooks.start", ["waiting", undefined, "Waiting"]],
  ["[airplane sessions.get succeeded]", "runbooks.start", ["succeeded", undefined, "Succeeded"]],
] as const)("%s is a station on the way of a run that succeeds", async ([, name, station]) => {
  const { airplane } = await play("succeeds");
  const run = await starts[name].start(airplane);

  expect(await stations(run)).toContainEqual(station);
});

test("[airplane sessions.get running:cancelling] is on the way of a session that somebody cancels", async () => {
  const { airplane } = await play("cancelled");
  const run = await starts["runbooks.start"].start(airplane);

  expect(await stations(run)).toEqual([
    ["running", "pending", "Pending"],
    ["running", undefined, "Active"],
    ["running", "cancelling", "Cancelling"],
    ["cancelled", undefined, "Cancelled"],
  ]);
});

test.for(["tasks.start", "runbooks.start"] as const)("%s: a wait answers the record of a success", async (name) => {
  const { airplane, server } = await play("succeeds");
  const run = await starts[name].start(airplane);

  const record = await run.wait();

  expect(record).toMatchObject({ id: run.id, status: "Succeeded" });
  expect(run).toMatchObject({ state: "succeeded", reason: undefined });
  expect(server.starts).toBe(1);
});

test.for([
  ["[airplane runs.get failed]", "tasks.start", "fails", "failed", "Failed"],
  ["[airplane sessions.get failed]", "runbooks.start", "fails", "failed", "Failed"],
  ["[airplane sessions.get cancelled]", "runbooks.start", "cancelled", "cancelled", "Cancelled"],
] as const)("%s ends a wait by its record", async ([, name, scenario, state, status]) => {
  const { airplane } = await play(scenario);
  const run = await starts[name].start(airplane);

  const failure = await caught(run.wait());

  expect(failure).toBeInstanceOf(RunFailedError);
  expect(failure).toMatchObject({ id: run.id, state, reason: undefined, last: { id: run.id, status } });
});

test("[airplane runs.get cancelled] ends a wait of a run that somebody else cancels", async () => {
  const { airplane, client, clock } = await play("cancelled");
  const run = await starts["tasks.start"].start(airplane);
  clock.after(10_000, () => void client().runs.attach(run.id).cancel());

  const failure = await caught(run.wait());

  expect(failure).toBeInstanceOf(RunFailedError);
  expect(failure).toMatchObject({ state: "cancelled", last: { status: "Cancelled" } });
});

test.for([
  ["[airplane runs.get running]", "tasks.start", "runs.get", "GET /runs/get"],
  ["[airplane sessions.get running]", "runbooks.start", "sessions.get", "GET /sessions/get"],
] as const)("%s is also a status no rule knows, of which the client tells once", async ([, name, operation, route]) => {
  const { client, server } = await play("succeeds");
  const told: UnknownStateEvent[] = [];
  const airplane = client({ observe: { onUnknownState: (event) => told.push(event) } });
  const run = await starts[name].start(airplane);
  server.fail(route, { how: { status: 200, body: '{"status":"Hibernating"}' }, times: 3 });

  await run.get();
  expect(run).toMatchObject({ state: "running", reason: undefined });
  await run.wait();

  expect(run.state).toBe("succeeded");
  expect(told).toEqual([{ operation, values: { status: "Hibernating" } }]);
});
