import { ApiError, DeadlineError, RefusedError, RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import type { HoopRun } from "../src/index.ts";
import { type Gateway, instead, loseAnswer, loseRequest, openGateway } from "./support/gateway.ts";

const EXEC = "POST /sessions/*/exec";
const executeWhenApproved = true;

interface Waiting {
  readonly gateway: Gateway;
  readonly run: HoopRun;
}

/** A run that waits for its review, and is approved after ten seconds where it is `approved`. */
async function waiting({ approved = true, connection = "bash-reviewed", script = "echo x" } = {}): Promise<Waiting> {
  const gateway = openGateway();
  const run = await gateway.as("ada").sessions.start({ connection, script });
  expect(run).toMatchObject({ state: "waiting", reason: "review" });
  if (approved) gateway.clock.after(10_000, () => void run.review.approve());
  return { gateway, run };
}

/** A test's run that is approved and executed by nobody. */
async function approved(): Promise<Waiting> {
  const found = await waiting({ approved: false });
  await found.run.review.approve();
  return found;
}

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

describe("execApproved by hand", () => {
  test("executes what is approved and ready", async () => {
    const { gateway, run } = await approved();

    const answer = await gateway.as("ada").sessions.execApproved({ session_id: run.id });

    expect(answer).toMatchObject({ output: "x\n", exit_code: 0 });
  });

  test("before the approval is refused, and the review can still be approved and executed", async () => {
    const { gateway, run } = await waiting({ approved: false });

    const failure = await caught(gateway.as("ada").sessions.execApproved({ session_id: run.id }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure).toMatchObject({ acted: "no", operation: "sessions.execApproved" });
    expect(String(failure)).toContain("it is open, its review PENDING");
    expect(gateway.count(EXEC)).toBe(0);
    await run.review.approve();
    expect(await run.wait({ executeWhenApproved })).toMatchObject({ exit_code: 0 });
  });

  test("after a 202 is refused, as it would run the script a second time", async () => {
    const { gateway, run } = await waiting({
      approved: false,
      script: "echo go >> ran.txt; echo first; sleep 62; echo done",
    });
    await run.review.approve();
    const { sessions } = gateway.as("ada");
    const session_id = run.id;
    expect(await sessions.execApproved({ session_id })).toMatchObject({ output_status: "running" });

    const failure = await caught(sessions.execApproved({ session_id }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(await run.wait()).toMatchObject({ exit_code: 0 });
    expect(gateway.executions()).toBe(1);
  });

  test("of a session that has no review, or was rejected, is refused", async () => {
    const gateway = openGateway();
    const { sessions } = gateway.as("ada");
    const plain = await sessions.start({ connection: "bash", script: "echo x" });
    const rejected = await sessions.start({ connection: "bash-reviewed", script: "echo x" });
    await rejected.review.reject();

    for (const { id } of [plain, rejected]) {
      expect(await caught(sessions.execApproved({ session_id: id }))).toBeInstanceOf(RefusedError);
    }

    expect(gateway.count(EXEC)).toBe(0);
  });

  test("of a session that does not exist is the gateway's answer to the look", async () => {
    const session_id = "3f0c0000-0000-4000-8000-000000000000";

    const failure = await caught(openGateway().as("ada").sessions.execApproved({ session_id }));

    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status: 404, operation: "sessions.get" });
  });

  test("has one deadline for the look and the exec", async () => {
    const { gateway, run } = await approved();
    const late = 5000;
    gateway.next("GET /sessions/*", async (act) => {
      await new Promise<void>((resolve) => gateway.clock.after(late, resolve));
      return act();
    });
    gateway.next(EXEC, () => new Promise(() => undefined));
    const since = gateway.clock.elapsed();

    const failure = await caught(
      gateway.as("ada").sessions.execApproved({ session_id: run.id }, { deadlineMs: late + 1000 }),
    );

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: expect.any(DeadlineError) });
    expect(gateway.clock.elapsed() - since).toBe(late + 1000);
  });
});
