import { ApiError, DeadlineError, RefusedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { openGateway } from "./support/gateway.ts";
import { approved, waiting } from "./support/reviewed.ts";

const EXEC = "POST /sessions/*/exec";
const executeWhenApproved = true;

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
