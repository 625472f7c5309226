import { DeadlineError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import type { HoopRun } from "../src/index.ts";
import { type Gateway, instead, loseAnswer, loseRequest, openGateway } from "./support/gateway.ts";

const KILL = "POST /sessions/*/kill";
const REJECT = "PUT /sessions/*/review";
const LONG = "echo a; sleep 90; echo b";

interface Started {
  readonly gateway: Gateway;
  readonly run: HoopRun;
}

async function started(connection = "bash", script = "echo precious", as = "ada"): Promise<Started> {
  const gateway = openGateway();
  return { gateway, run: await gateway.as(as).sessions.start({ connection, script }) };
}

describe("cancel of a run that has ended", () => {
  test.for(["echo precious", "exit 3"])("sends nothing, and its record stays: %s", async (script) => {
    const { gateway, run } = await started("bash", script);

    await run.cancel();

    expect(gateway.count(KILL)).toBe(0);
    await run.get();
    expect(run.last?.exit_code).toBe(run.answer?.exit_code);
  });

  test("sends nothing also where its record lags", async () => {
    const gateway = openGateway();
    gateway.world.lagNextRecord({ reads: 2 });
    const run = await gateway.as("ada").sessions.start({ connection: "bash", script: "echo precious" });

    await run.cancel();

    expect(gateway.count(KILL)).toBe(0);
    expect(await run.output()).toBe("precious\n");
  });

  test("waits for the record that lags behind an executed review, and kills nothing", async () => {
    const { gateway, run } = await started("bash-reviewed", "echo reviewed");
    await run.review.approve();
    await gateway.as("ada").sessions.execApproved({ session_id: run.id });
    gateway.next("GET /sessions/*", async (act) =>
      Response.json({ ...(await (await act()).json()), status: "open", exit_code: null }),
    );

    await run.cancel();

    expect(run.state).toBe("succeeded");
    expect(gateway.count(KILL)).toBe(0);
  });
});

describe("cancel of a run that waits", () => {
  test.for([false, true])(
    "rejects its review, so that nobody can run it any more (approved: %o)",
    async (isApproved) => {
      const { gateway, run } = await started("bash-reviewed", "echo zombie");
      if (isApproved) await run.review.approve();

      await run.cancel();

      expect(run).toMatchObject({ state: "failed", reason: "rejected" });
      expect(gateway.count(KILL)).toBe(0);
      const { reviews, sessions } = gateway.as("ada");
      expect(await caught(reviews.updateForSession({ session_id: run.id, status: "APPROVED" }))).toMatchObject({
        status: 400,
      });
      expect(await caught(sessions.execApproved({ session_id: run.id }))).toMatchObject({ name: "RefusedError" });
      expect(gateway.executions()).toBe(0);
    },
  );

  test("says so where the caller may not reject, and sends no kill instead", async () => {
    const { gateway, run } = await started("bash-reviewed", "echo x");
    gateway.next(REJECT, instead(403, { message: "access denied" }));

    const failure = await caught(run.cancel());

    expect(failure).toMatchObject({ name: "ApiError", status: 403 });
    expect(String(failure)).toContain("not cancelled, as the review could not be rejected: ");
    expect(gateway.count(KILL)).toBe(0);
    expect(run.state).toBe("waiting");
  });

  test("kills it where it was executed in the meantime", async () => {
    const { gateway, run } = await started("bash-reviewed", "echo a; sleep 30; echo b");
    await run.review.approve();
    gateway.next(REJECT, async (act) => {
      void gateway.as("ci").sessions.execApproved({ session_id: run.id });
      await new Promise<void>((resolve) => gateway.clock.after(1000, resolve));
      return act();
    });

    await run.cancel();

    expect(run).toMatchObject({ state: "cancelled" });
    expect(gateway.count(KILL)).toBe(1);
  });
});

describe("cancel of a run that runs", () => {
  test("kills it, and waits until its record says what became of it; the output so far stays", async () => {
    const { gateway, run } = await started("bash", LONG);

    await run.cancel();

    expect(run).toMatchObject({ state: "cancelled", reason: undefined, last: { status: "done", exit_code: 254 } });
    expect(await run.output()).toBe("a\n");
    expect(gateway.count(KILL)).toBe(1);
  });

  test("is seen by whoever waits for it, and by its start while that is held", async () => {
    const gateway = openGateway();
    const { sessions } = gateway.as("ada");
    gateway.clock.after(2000, async () => {
      const [session] = await sessions.list({ correlation_id: "kill-me" }).toArray({ limit: 1 });
      await sessions.attach(session?.id ?? "").cancel();
    });

    const run = await sessions.start({ connection: "bash", script: LONG, correlation_id: "kill-me" });

    expect(await caught(run.wait())).toMatchObject({ name: "RunFailedError", state: "cancelled" });
    expect(await run.output()).toBe("a\n");
  });

  test("sends no second kill where the answer is lost, and sees it end", async () => {
    const { gateway, run } = await started("bash", LONG);
    gateway.next(KILL, loseAnswer);

    await run.cancel();

    expect(run.state).toBe("cancelled");
    expect(gateway.count(KILL)).toBe(1);
  });

  test("says that the run goes on where the kill never arrived", async () => {
    const { gateway, run } = await started("bash", LONG);
    gateway.next(KILL, loseRequest);

    const failure = await caught(run.cancel({ deadlineMs: 20_000 }));

    expect(failure).toBeInstanceOf(DeadlineError);
    expect(String(failure)).toContain("was still running after 20000 ms; it goes on");
    expect(gateway.count(KILL)).toBe(1);
  });

  test("of somebody else's is the gateway's refusal", async () => {
    const { gateway, run } = await started("bash", LONG);

    const failure = await caught(gateway.as("bob").sessions.attach(run.id).cancel());

    expect(failure).toMatchObject({ name: "ApiError", status: 404 });
    expect(await run.wait()).toMatchObject({ exit_code: 0 });
  });
});
