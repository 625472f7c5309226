import type { UnknownStateEvent } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../../core/test/support/caught.ts";
import { type StartName, stageOf, startOf, vendorOf } from "./stage.ts";

const polled = [
  ["airplane tasks.start", "succeeds", /^GET \/runs\/get/],
  ["airplane runbooks.start", "succeeds", /^GET \/sessions\/get/],
  ["hoop sessions.start", "slow", /^GET \/sessions\//],
  ["blink playbooks.start", "succeeds", /^GET \/workspace\/[^/]+\/executions\//],
] as const satisfies readonly (readonly [StartName, string, RegExp])[];

test.for(polled)("a wait for %s that ends at second 30 polls 12 times at most and sees it within 3 s", async (row) => {
  const [name, scenario, route] = row;
  await using stage = await stageOf(vendorOf(name), scenario, { endsAfterMs: 30_000 });
  const run = await startOf(name, stage.client).start();

  await run.wait();

  expect(stage.asked().filter((each) => route.test(each)).length).toBeLessThanOrEqual(12);
  expect(stage.clock.elapsed()).toBeGreaterThanOrEqual(30_000);
  expect(stage.clock.elapsed()).toBeLessThanOrEqual(33_000);
});

describe("a poll that fails in between", () => {
  const reads = {
    "airplane tasks.start": "GET /runs/get",
    "hoop sessions.start": "GET /sessions/{session_id}",
    "blink playbooks.start": "GET /workspace/{ws_id}/executions/{id}",
  } as const;
  const names = Object.keys(reads) as (keyof typeof reads)[];
  const passing = names.flatMap((name) => ([503, 429, 404, "reset", "cut"] as const).map((how) => ({ name, how })));

  test.for(passing)("with $how does not end the wait for $name", async ({ name, how }) => {
    await using stage = await stageOf(vendorOf(name), vendorOf(name) === "hoop" ? "slow" : "succeeds");
    const run = await startOf(name, stage.client).start();
    stage.server.fail(reads[name], { how, times: 2 });

    await run.wait();

    expect(run.state).toBe("succeeded");
    expect(stage.server.starts).toBe(1);
  });

  const final = names.flatMap((name) => [401, 403].map((how) => ({ name, how })));

  test.for(final)("with $how ends the wait for $name at once", async ({ name, how }) => {
    await using stage = await stageOf(vendorOf(name), vendorOf(name) === "hoop" ? "slow" : "succeeds");
    const run = await startOf(name, stage.client).start();
    stage.server.fail(reads[name], { how, times: 10 });

    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "ApiError", status: how });
    expect(stage.clock.elapsed()).toBeLessThan(1000);
  });
});

test("a status nobody published counts as running, is told once, and is polled at the usual pace", async () => {
  const told: UnknownStateEvent[] = [];
  await using stage = await stageOf("blink", "unknown-states", {
    endsAfterMs: 20_000,
    observe: { onUnknownState: (event) => void told.push(event) },
  });
  const run = await stage.client.playbooks.start({ id: "p1" });

  await run.wait();

  expect(told.map(({ values }) => values.state_ui)).toEqual(["Queued For Runner", "In Progress"]);
  expect(told[0]?.operation).toBe("executions.get");
  expect(stage.asked().length).toBeLessThanOrEqual(10);
});
