import { describe, expect, test } from "vitest";
import { call, polls, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

describe("hoop's reviews", () => {
  const start = () => call("POST", "/sessions", { connection: "pg", script: "VACUUM" });
  const startPath = async () => `/sessions/${(await start()).body.session_id}`;
  const decide = (path: string, body: object) => call("PUT", `${path}/review`, body);

  test("review: a start looks like a success, and runs when it is approved and executed", async () => {
    await startWith("hoop", "review");

    const { status, body } = await start();

    expect({ status, ...body }).toMatchObject({
      status: 200,
      output_status: "success",
      exit_code: 0,
      has_review: true,
    });
    expect(URL.canParse(body.output)).toBe(true);
    const path = `/sessions/${body.session_id}`;
    const pending = { status: "open", exit_code: null, review: { status: "PENDING", type: "onetime" } };
    expect((await call("GET", path)).body).toMatchObject(pending);
    expect((await call("GET", path)).body).toMatchObject(pending);
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect((await call("PUT", `${path}/review`, { status: "APPROVED" })).body).toMatchObject({
      status: "APPROVED",
      session: body.session_id,
    });
    expect((await call("GET", path)).body).toMatchObject({ status: "ready", review: { status: "APPROVED" } });
    expect((await call("POST", `${path}/exec`)).body).toMatchObject({
      output_status: "success",
      has_review: false,
      output: "VACUUM\n",
    });
    expect((await call("GET", path)).body).toMatchObject({
      status: "done",
      exit_code: 0,
      review: { status: "EXECUTED" },
    });
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect(server.starts).toBe(1);
    expect(server.runs).toMatchObject([{ id: body.session_id, executions: 1 }]);
  });

  test("review: a rejection ends the session with its reason", async () => {
    await startWith("hoop", "review");
    const path = `/sessions/${(await start()).body.session_id}`;
    const { id } = (await call("GET", path)).body.review;

    await call("PUT", `/reviews/${id}`, { status: "REJECTED", rejection_reason: "not today" });

    expect((await call("GET", path)).body).toMatchObject({
      status: "done",
      exit_code: null,
      review: { status: "REJECTED", rejection_reason: "not today" },
    });
    expect((await call("PUT", `${path}/review`, { status: "APPROVED" })).status).toBe(400);
  });

  test.each([
    ["rejected", ["open", "done", "done"], "REJECTED"],
    ["approved", ["open", "ready", "ready"], "APPROVED"],
    ["revoked", ["open", "ready", "done"], "REVOKED"],
  ])("%s: somebody decides while the run is waited for", async (scenario, statuses, review) => {
    await startWith("hoop", scenario);
    const path = await startPath();

    expect(await polls(3, path, "status")).toEqual(statuses);
    expect((await call("GET", path)).body.review.status).toBe(review);
    expect(server.executions).toBe(0);
  });

  test("review: nobody decides", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "review", { clock, endsAfterMs: 1_000 });
    const path = await startPath();

    clock.at += 86_400_000;

    expect((await call("GET", path)).body).toMatchObject({ status: "open", review: { status: "PENDING" } });
  });

  test("review-slow: what runs on after the answer is processing, then executed, once", async () => {
    await startWith("hoop", "review-slow");
    const path = await startPath();
    await decide(path, { status: "APPROVED" });

    expect(await call("POST", `${path}/exec`)).toMatchObject({ status: 202, body: { output_status: "running" } });

    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect((await call("GET", path)).body).toMatchObject({ status: "open", review: { status: "PROCESSING" } });
    expect(await polls(2, path, "status")).toEqual(["open", "done"]);
    expect((await call("GET", path)).body).toMatchObject({ exit_code: 0, review: { status: "EXECUTED" } });
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect(server.executions).toBe(1);
  });

  test("review-held: a second exec is refused while the first holds the line", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "review-held", { clock, endsAfterMs: 10_000 });
    const path = await startPath();
    await decide(path, { status: "APPROVED" });

    const first = call("POST", `${path}/exec`);
    await expect.poll(() => server.executions).toBe(1);
    expect((await call("POST", `${path}/exec`)).status).toBe(409);
    clock.at += 10_000;

    expect(await first).toMatchObject({ status: 200, body: { output_status: "success", output: "VACUUM\n" } });
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect(server.executions).toBe(1);
  });

  test("review-fails: what was approved may fail", async () => {
    await startWith("hoop", "review-fails");
    const path = await startPath();
    await decide(path, { status: "APPROVED" });

    expect((await call("POST", `${path}/exec`)).body).toMatchObject({ output_status: "failed", exit_code: 1 });
    expect((await call("GET", path)).body).toMatchObject({ exit_code: 1, review: { status: "EXECUTED" } });
  });

  test("an approved command that runs can be killed", async () => {
    await startWith("hoop", "review-slow");
    const path = await startPath();
    await decide(path, { status: "APPROVED" });
    await call("POST", `${path}/exec`);

    expect((await call("POST", `${path}/kill`)).status).toBe(204);

    expect((await call("GET", path)).body).toMatchObject({ exit_code: 254, review: { status: "EXECUTED" } });
  });

  test("a time window opens once a day, over midnight too", async () => {
    const clock = stoppedClock(Date.UTC(2026, 10, 5, 12, 0));
    await startWith("hoop", "review", { clock });
    const path = await startPath();
    const configuration = { start_time: "22:00", end_time: "02:00" };
    const window = { type: "time_range", configuration };

    expect((await decide(path, { status: "APPROVED", time_window: { type: "time_range" } })).status).toBe(400);
    expect((await decide(path, { status: "APPROVED", time_window: window })).body).toMatchObject({
      time_window: window,
    });
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    clock.at = Date.UTC(2026, 10, 6, 1, 0);

    expect((await call("POST", `${path}/exec`)).status).toBe(200);
  });

  test("a review of type jit can be revoked after its approval, and is for no exec", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "revoked", { clock, endsAfterMs: 1_000 });
    const path = await startPath();

    expect((await decide(path, { status: "REVOKED" })).status).toBe(400);
    clock.at += 500;
    expect((await call("POST", `${path}/exec`)).status).toBe(404);
    expect((await decide(path, { status: "REVOKED" })).body).toMatchObject({ status: "REVOKED", type: "jit" });

    expect((await call("GET", path)).body).toMatchObject({ status: "done", exit_code: null });
  });

  test("wrong decisions are refused", async () => {
    await startWith("hoop", "review");
    const path = await startPath();

    expect((await decide(path, { status: "MAYBE" })).status).toBe(400);
    expect((await decide(path, { status: "REVOKED" })).status).toBe(400);
    expect((await call("PUT", "/reviews/none", { status: "APPROVED" })).status).toBe(404);
    expect((await call("GET", path)).body.review.status).toBe("PENDING");
  });
});
