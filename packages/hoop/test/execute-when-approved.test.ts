import { ApiError, DeadlineError, RunFailedError } from "@x/core";
import { expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import type { HoopRun } from "../src/index.ts";
import { playRun, type Started } from "./support/play.ts";

const EXEC = "POST /sessions/{session_id}/exec";
const executeWhenApproved = true;

/** A run that another user approves ten seconds after its start. */
async function approved(...given: Parameters<typeof playRun>): Promise<Started> {
  const started = await playRun(...given);
  started.clock.after(10_000, () => void started.other.review.approve());
  return started;
}

test.for(["review", "review-slow", "review-held"])("an approved run is executed once: %s", async (scenario) => {
  const { run, server, count } = await approved(scenario);

  const record = await run.wait({ executeWhenApproved });

  expect(record).toMatchObject({ status: "done", exit_code: 0, review: { status: "EXECUTED" } });
  expect(await run.output()).toBe("VACUUM\n");
  expect(server.executions).toBe(1);
  expect(count(EXEC)).toBe(1);
});

test("onUpdate is told of the approval and of what comes after", async () => {
  const { run } = await approved("review-slow");
  const told: unknown[] = [];

  await run.wait({ executeWhenApproved, onUpdate: ({ state, reason }) => void told.push(reason ?? state) });

  expect(told).toEqual(["review", "approved", "running", "succeeded"]);
});

test("an approved run that fails ends the wait with its failure", async () => {
  const { run, server } = await approved("review-fails");

  const failure = await caught(run.wait({ executeWhenApproved }));

  expect(failure).toBeInstanceOf(RunFailedError);
  expect(failure).toMatchObject({ reason: "exit-code", last: { exit_code: 1 } });
  expect(server.executions).toBe(1);
});

test("without the option an approved run is not executed", async () => {
  const { run, server, count } = await approved("review");

  const failure = await caught(run.wait({ deadlineMs: 60_000 }));

  expect(failure).toBeInstanceOf(DeadlineError);
  expect(run).toMatchObject({ state: "waiting", reason: "approved" });
  expect(server.executions).toBe(0);
  expect(count(EXEC)).toBe(0);
});

test.for(["review", "review-slow", "review-held"])(
  "of two that wait for the same run one executes it: %s",
  async (scenario) => {
    const { run, client, server } = await approved(scenario);
    const other = client().resume(run.token());

    const records = await Promise.all([run.wait({ executeWhenApproved }), other.wait({ executeWhenApproved })]);

    const executed = { status: "done", exit_code: 0, review: { status: "EXECUTED" } };
    expect(records).toMatchObject([executed, executed]);
    expect(server.executions).toBe(1);
  },
);

test("of two waits for the same run object one executes it", async () => {
  const { run, server } = await approved("review-slow");

  const records = await Promise.all([run.wait({ executeWhenApproved }), run.wait({ executeWhenApproved })]);

  expect(records).toMatchObject([{ exit_code: 0 }, { exit_code: 0 }]);
  expect(server.executions).toBe(1);
});

test("a poll that fails in passing after the exec does not end the wait", async () => {
  const { run, server } = await approved("review-slow");
  const onUpdate = ({ reason }: HoopRun) => {
    if (reason === "approved") server.fail("GET /sessions/{session_id}", { how: 503, times: 4 });
  };

  const record = await run.wait({ executeWhenApproved, onUpdate });

  expect(record).toMatchObject({ status: "done", exit_code: 0 });
  expect(server.executions).toBe(1);
});

test("that somebody else has executed it does not end the wait", async () => {
  const { run, client, server, count } = await approved("review-slow");
  const other = client();
  const onUpdate = async ({ id, reason }: HoopRun) => {
    if (reason === "approved") await other.sessions.execApproved({ session_id: id });
  };

  const record = await run.wait({ executeWhenApproved, onUpdate });

  expect(record).toMatchObject({ status: "done", exit_code: 0 });
  expect(count(EXEC)).toBe(1);
  expect(server.executions).toBe(1);
});

test("a refusal for good ends the wait", async () => {
  const { run, server, count } = await approved("review");
  server.fail(EXEC, { how: 403, times: 10 });

  const failure = await caught(run.wait({ executeWhenApproved }));

  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ operation: "sessions.execApproved", status: 403 });
  expect(count(EXEC)).toBe(1);
  expect(server.executions).toBe(0);
});

test.for(["reset", "cut", 503, 504] as const)(
  "an exec whose answer is lost by %s is not sent again, and the wait goes on",
  async (how) => {
    const { run, server, count } = await approved("review-slow");
    server.fail(EXEC, { how, after: true });

    const record = await run.wait({ executeWhenApproved });

    expect(record).toMatchObject({ status: "done", exit_code: 0 });
    expect(count(EXEC)).toBe(1);
    expect(server.executions).toBe(1);
  },
);

test("an exec that never arrived is asked for again, as long as the record says approved", async () => {
  const { run, server, count } = await approved("review");
  server.fail(EXEC, { how: "reset" });

  expect(await run.wait({ executeWhenApproved })).toMatchObject({ status: "done", exit_code: 0 });

  expect(count(EXEC)).toBe(2);
  expect(server.executions).toBe(1);
});

test("an exec that the gateway holds for 50 s goes on, and is waited for", async () => {
  const { run, server, hold, clock } = await approved("review-held", { endsAfterMs: 90_000 });
  hold(EXEC, 50_000);
  const at = new Map<string, number>();

  const onUpdate = ({ state, reason }: HoopRun) => void at.set(reason ?? state, clock.elapsed());
  const record = await run.wait({ executeWhenApproved, onUpdate });

  const asked = at.get("approved") ?? 0;
  expect(record).toMatchObject({ status: "done", exit_code: 0 });
  expect(at.get("running")).toBeGreaterThanOrEqual(asked + 50_000);
  expect(at.get("running")).toBeLessThanOrEqual(asked + 53_000);
  expect(at.get("succeeded")).toBeGreaterThanOrEqual(asked + 90_000);
  expect(at.get("succeeded")).toBeLessThanOrEqual(asked + 93_000);
  expect(server.executions).toBe(1);
});

test("a wait for attention returns at the review, and after the approval executes", async () => {
  const { run, other, server } = await playRun("review");
  const waitFor = "attention";

  await run.wait({ waitFor, executeWhenApproved });
  expect(run).toMatchObject({ state: "waiting", reason: "review" });

  await other.review.approve();
  const record = await run.wait({ waitFor, executeWhenApproved });

  expect(record).toMatchObject({ status: "done", exit_code: 0 });
  expect(run.state).toBe("succeeded");
  expect(server.executions).toBe(1);
});
