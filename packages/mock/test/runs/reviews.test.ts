import { describe, expect, test } from "vitest";
import { caught } from "../../../core/test/support/caught.ts";
import { stageOf } from "./stage.ts";

const script = { connection: "pg", script: "drop table x" };

describe("a run under review", () => {
  test("is approved by somebody else, and executed by whoever waits for that", async () => {
    await using stage = await stageOf("hoop", "review");
    const run = await stage.client.sessions.start(script);
    const seen: string[] = [];
    stage.clock.after(20_000, () => stage.another().sessions.attach(run.id).review.approve());

    const record = await run.wait({
      executeWhenApproved: true,
      onUpdate: ({ state, reason }) => seen.push(`${state} ${reason}`),
    });

    expect(record.status).toBe("done");
    expect(run.state).toBe("succeeded");
    expect(seen).toEqual(["waiting review", "waiting approved", "succeeded undefined"]);
    expect(stage.server.executions).toBe(1);
  });

  test.for(["review", "review-slow", "review-held"])(
    "is executed once when two processes wait for it (%s)",
    async (scenario) => {
      await using stage = await stageOf("hoop", scenario);
      const first = await stage.client.sessions.start(script);
      const second = stage.another().resume(first.token());
      stage.clock.after(10_000, () => first.review.approve());

      await Promise.all([first.wait({ executeWhenApproved: true }), second.wait({ executeWhenApproved: true })]);

      expect([first.state, second.state]).toEqual(["succeeded", "succeeded"]);
      expect(stage.server.executions).toBe(1);
    },
  );

  test("is not executed again when the answer of its execution is lost", async () => {
    await using stage = await stageOf("hoop", "review-slow");
    const run = await stage.client.sessions.start(script);
    await run.review.approve();
    stage.server.fail("POST /sessions/{session_id}/exec", { how: "reset", after: true });

    await run.wait({ executeWhenApproved: true });

    expect(run.state).toBe("succeeded");
    expect(stage.server.executions).toBe(1);
    expect(stage.asked().filter((route) => route.endsWith("/exec"))).toHaveLength(1);
  });

  test("is not executed by a wait that was not told to", async () => {
    await using stage = await stageOf("hoop", "review");
    const run = await stage.client.sessions.start(script);
    await run.review.approve();

    const failure = await caught(run.wait({ deadlineMs: 60_000 }));

    expect(failure).toMatchObject({ name: "DeadlineError", acted: "yes" });
    expect(run).toMatchObject({ state: "waiting", reason: "approved" });
    expect(stage.server.executions).toBe(0);
  });

  test("goes on to its end though the wait only asked for attention", async () => {
    await using stage = await stageOf("hoop", "review");
    const run = await stage.client.sessions.start(script);
    await run.review.approve();

    await run.wait({ executeWhenApproved: true, waitFor: "attention" });

    expect(run.state).toBe("succeeded");
  });

  test("that nobody may execute says why", async () => {
    await using stage = await stageOf("hoop", "review");
    const run = await stage.client.sessions.start(script);
    await run.review.approve();
    stage.server.fail("POST /sessions/{session_id}/exec", { how: 403 });

    const failure = await caught(run.wait({ executeWhenApproved: true }));

    expect(failure).toMatchObject({ name: "ApiError", status: 403, operation: "sessions.execApproved" });
    expect(stage.server.executions).toBe(0);
  });

  test("fails where its command does", async () => {
    await using stage = await stageOf("hoop", "review-fails");
    const run = await stage.client.sessions.start(script);
    await run.review.approve();

    const failure = await caught(run.wait({ executeWhenApproved: true }));

    expect(failure).toMatchObject({ name: "RunFailedError", reason: "exit-code", last: { exit_code: 1 } });
  });

  test("is rejected for a reason, which ends it", async () => {
    await using stage = await stageOf("hoop", "review");
    const run = await stage.client.runbooks.start({ connection: "pg", fileName: "x.sql" });

    await run.review.reject({ rejection_reason: "not on a Friday" });
    const failure = await caught(run.wait());

    expect(failure).toMatchObject({ name: "RunFailedError", state: "failed", reason: "rejected" });
    expect(stage.server.requests.find(({ method }) => method === "PUT")?.body).toEqual({
      status: "REJECTED",
      rejection_reason: "not on a Friday",
    });
  });

  test("that nobody decides ends the wait by its deadline, and goes on waiting", async () => {
    await using stage = await stageOf("hoop", "review");
    const run = await stage.client.sessions.start(script);

    const failure = await caught(run.wait({ executeWhenApproved: true }));

    expect(failure).toMatchObject({ name: "DeadlineError", message: expect.stringContaining("waiting (review)") });
    expect(stage.clock.elapsed()).toBe(900_000);
    expect(stage.server.executions).toBe(0);
  });
});
