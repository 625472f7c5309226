import { DeadlineError, RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, playRun, starts } from "./support/play.ts";

describe("a run that is waited for", () => {
  test("is executed by nobody when another user approves it", async () => {
    const { run, other, clock, server } = await playRun("review");
    const states: unknown[] = [];
    clock.after(10_000, () => void other.review.approve());

    const waiting = run.wait({ deadlineMs: 60_000, onUpdate: ({ reason }) => void states.push(reason) });

    expect(await caught(waiting)).toBeInstanceOf(DeadlineError);
    expect(states).toEqual(["review", "approved"]);
    expect(run).toMatchObject({ state: "waiting", reason: "approved", last: { status: "ready" } });
    expect(server.executions).toBe(0);
  });

  test("fails when another user rejects it, and says why", async () => {
    const { run, other, clock, server } = await playRun("review");
    clock.after(10_000, () => void other.review.reject({ rejection_reason: "not on a Friday" }));

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ state: "failed", reason: "rejected" });
    expect(run.last?.review).toMatchObject({ status: "REJECTED", rejection_reason: "not on a Friday" });
    expect(server.executions).toBe(0);
  });

  test.for([false, true])("fails when its review is revoked (executeWhenApproved: %o)", async (executeWhenApproved) => {
    const { run, server } = await playRun("revoked");

    const failure = await caught(run.wait({ executeWhenApproved }));

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ reason: "revoked", last: { review: { status: "REVOKED" } } });
    expect(server.executions).toBe(0);
  });

  test.for([false, true])(
    "waits to its deadline while nobody decides (executeWhenApproved: %o)",
    async (executeWhenApproved) => {
      const { run, server, clock } = await playRun("review");

      const failure = await caught(run.wait({ executeWhenApproved, deadlineMs: 60_000 }));

      expect(failure).toBeInstanceOf(DeadlineError);
      expect(String(failure)).toContain("was still waiting (review) after 60000 ms; it goes on");
      expect(clock.elapsed()).toBe(60_000);
      expect(run).toMatchObject({ state: "waiting", reason: "review" });
      expect(server.executions).toBe(0);
    },
  );
});

describe("the review of a run", () => {
  test("approved, leaves the run to whoever executes it", async () => {
    const { run, other } = await playRun("review");

    expect(await other.review.approve()).toMatchObject({ status: "APPROVED", session: run.id });

    expect(await run.wait({ waitFor: "attention" })).toMatchObject({ status: "ready" });
    expect(run).toMatchObject({ state: "waiting", reason: "approved" });
  });

  test("takes a time window along with the approval", async () => {
    const { other } = await playRun("review");
    const time_window = { type: "time_range", configuration: { start_time: "22:00", end_time: "02:00" } } as const;

    expect(await other.review.approve({ time_window })).toMatchObject({ status: "APPROVED", time_window });
  });

  test("is decided once", async () => {
    const { other } = await playRun("review");
    await other.review.reject();

    expect(await caught(other.review.approve())).toMatchObject({ name: "ApiError", status: 400 });
  });

  test("of a run that needs none cannot be decided", async () => {
    const { run } = await playRun("slow");

    expect(await caught(run.review.approve())).toMatchObject({ name: "ApiError", status: 404 });
  });

  test.for(Object.entries(starts))("gates runs of %s alike", async ([, { start }]) => {
    const { hoop, client, server } = await play("review");
    const run = await start(hoop);
    await client({ token: "other" }).resume(run.token()).review.approve();

    expect(await run.wait({ executeWhenApproved: true })).toMatchObject({ status: "done", exit_code: 0 });
    expect(server).toMatchObject({ starts: 1, executions: 1 });
  });
});
