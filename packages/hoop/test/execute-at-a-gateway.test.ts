import { RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import type { HoopRun } from "../src/index.ts";
import { instead, loseAnswer, loseRequest } from "./support/gateway.ts";
import { approved, waiting } from "./support/reviewed.ts";

const EXEC = "POST /sessions/*/exec";
const executeWhenApproved = true;

describe("a wait that executes", () => {
  test("runs the script once, when its review is approved", async () => {
    const { gateway, run } = await waiting();

    const record = await run.wait({ executeWhenApproved });

    expect(record).toMatchObject({ status: "done", exit_code: 0, review: { status: "EXECUTED" } });
    expect(await run.output()).toBe("x\n");
    expect(gateway.executions()).toBe(1);
  });

  test.for([
    ["is lost on its way", loseRequest, 2],
    ["is answered, and the answer lost", loseAnswer, 1],
    ["meets another one (409)", instead(409, { message: "the session is already being processed" }), 2],
    ["meets a gateway that fails", instead(503, {}), 2],
  ] as const)("runs it once also where the exec %s", async ([, how, asked]) => {
    const { gateway, run } = await waiting();
    gateway.next(EXEC, how);

    expect(await run.wait({ executeWhenApproved })).toMatchObject({ exit_code: 0 });

    expect(gateway.executions()).toBe(1);
    expect(gateway.count(EXEC)).toBe(asked);
  });

  test("does not ask again after a 202, as that would run it twice", async () => {
    const script = "echo go >> ran.txt; echo first; sleep 62; echo done";
    const { gateway, run } = await waiting({ script });

    expect(await run.wait({ executeWhenApproved })).toMatchObject({ exit_code: 0 });

    expect(await run.output()).toBe("first\ndone\n");
    expect(gateway.executions()).toBe(1);
    expect(gateway.count(EXEC)).toBe(1);
  });

  test("of two for one run, and of two clients, has one let through", async () => {
    const { gateway, run } = await waiting({ script: "echo go >> ran.txt; sleep 3; echo done" });
    const other = gateway.as("ci").resume(run.token());

    const waits = [run, run, other].map((each) => each.wait({ executeWhenApproved }));

    expect(await Promise.all(waits)).toMatchObject([{ exit_code: 0 }, { exit_code: 0 }, { exit_code: 0 }]);
    expect(gateway.executions()).toBe(1);
  });

  test("does nothing where somebody else has executed it", async () => {
    const { gateway, run } = await waiting();
    gateway.clock.after(10_001, () => void gateway.as("ci").sessions.execApproved({ session_id: run.id }));

    expect(await run.wait({ executeWhenApproved })).toMatchObject({ exit_code: 0 });

    expect(gateway.executions()).toBe(1);
  });

  test("ends where the gateway refuses for good", async () => {
    const { gateway, run } = await waiting();
    gateway.next(EXEC, instead(403, { message: "forbidden" }));

    expect(await caught(run.wait({ executeWhenApproved }))).toMatchObject({ name: "ApiError", status: 403 });

    expect(gateway.executions()).toBe(0);
  });

  test("sends nothing while nobody approves, and nothing once it is rejected", async () => {
    const { gateway, run } = await waiting({ approved: false });
    gateway.clock.after(10_000, () => void run.review.reject({ rejection_reason: "not today" }));

    const failure = await caught(run.wait({ executeWhenApproved }));

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ reason: "rejected", last: { exit_code: 254 } });
    expect(gateway.count(EXEC)).toBe(0);
  });
});

test("approved, then the agent goes, then executed: a dead end, which says that a new start is needed", async () => {
  const { gateway, run } = await approved();
  gateway.world.agentLeaves("agent-one");

  const failure = await caught(run.wait({ executeWhenApproved }));

  expect(failure).toBeInstanceOf(RunFailedError);
  expect(failure).toMatchObject({ state: "failed", last: { status: "ready", review: { status: "EXECUTED" } } });
  expect(String(failure)).toContain("its review is used up, nothing ran; a new start is needed");
  expect(gateway.clock.elapsed()).toBeLessThan(15_000 + 10_000 + 5000);
  expect(gateway.executions()).toBe(0);
});

test("a run whose review is used up is no dead end before ten seconds, as its record may lag", async () => {
  const { gateway, run } = await approved();
  gateway.world.lagNextRecord({ ms: 9000 });
  const seen: unknown[] = [];

  const onUpdate = ({ state, reason }: HoopRun) => void seen.push(reason ?? state);
  const record = await run.wait({ executeWhenApproved, onUpdate });

  expect(record).toMatchObject({ exit_code: 0 });
  expect(seen.at(0)).toBe("approved");
  expect(seen.at(-1)).toBe("succeeded");
});
