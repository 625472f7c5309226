import { OutcomeUnknownError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const HOUR_MS = 3_600_000;
/** As often as a call is tried, so that its answer stays lost. */
const times = 4;

const lost = async (start: Promise<unknown>): Promise<OutcomeUnknownError> => {
  const error = await caught(start);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  return error as OutcomeUnknownError;
};

describe.each([
  ["[airplane tasks.start reconcile]", starts["tasks.start"]],
  ["[airplane runbooks.start reconcile]", starts["runbooks.start"]],
])("%s", (_, { route, start, reconcile }) => {
  test.for(["reset", "cut", 503, 504] as const)("finds the run whose answers were lost by %s", async (how) => {
    const { airplane, server, count } = await play("succeeds");
    server.fail(route, { how, after: true, times });
    const error = await lost(start(airplane));

    const found = await error.reconcile();

    expect(count(route)).toBe(times + 1);
    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
    expect(server.starts).toBe(1);
  });

  test("finds a run that can be waited for", async () => {
    const { airplane, server } = await play("succeeds");
    server.fail(route, { how: "reset", after: true, times });
    const error = await lost(start(airplane));
    const found = await error.reconcile();

    const run = found.outcome === "found" ? found.run : expect.unreachable();

    expect(await run.wait()).toMatchObject({ id: server.runs[0]?.id, status: "Succeeded" });
    expect(server.starts).toBe(1);
  });

  test("is not needed where one answer is lost: the repeat carries the same key", async () => {
    const { airplane, server } = await play("succeeds");
    server.fail(route, { how: "reset", after: true });

    const run = await start(airplane);

    expect(run.id).toBe(server.runs[0]?.id);
    expect(server.starts).toBe(1);
  });

  test("starts the run of a request that never arrived, once", async () => {
    const { airplane, server } = await play("succeeds");
    server.fail(route, { how: "reset", times });
    const error = await lost(start(airplane));
    expect(server.starts).toBe(0);

    const [first, again] = [await error.reconcile(), await error.reconcile()];

    const run = { id: server.runs[0]?.id };
    expect([first, again]).toMatchObject([
      { outcome: "found", run },
      { outcome: "found", run },
    ]);
    expect(server.starts).toBe(1);
  });

  test("finds the run from another process, by the key that was noted before the start", async () => {
    const { airplane, client, clock, server } = await play("succeeds");
    const since = clock.now();
    server.fail(route, { how: "reset", after: true, times });
    await lost(start(airplane, { idempotencyKey: "job-7" }));

    const found = await reconcile(client(), { since, correlation: "job-7" });

    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
    expect(server.starts).toBe(1);
  });

  test("after the hour answers the runs of that time as candidates, and starts nothing", async () => {
    const { airplane, client, clock, server } = await play("succeeds");
    server.fail(route, { how: "reset", after: true, times });
    const error = await lost(start(airplane));
    const { since, until, correlation } = error;
    await new Promise<void>((resolve) => clock.after(HOUR_MS, resolve));
    await start(airplane);

    const found = await error.reconcile();
    const elsewhere = await reconcile(client(), { since, until, correlation });

    const candidates = { outcome: "candidates", runs: [{ id: server.runs[0]?.id }] };
    expect([found, elsewhere]).toMatchObject([candidates, candidates]);
    expect(server.starts).toBe(2);
  });

  test("after the hour knows nothing of a start that left no run", async () => {
    const { airplane, clock, server } = await play("succeeds");
    server.fail(route, { how: "reset", times });
    const error = await lost(start(airplane));
    await new Promise<void>((resolve) => clock.after(HOUR_MS, resolve));

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "notFound", lookedForMs: 60_000 });
    expect(server.starts).toBe(0);
  });
});

test("after the hour a runbook started by its slug cannot be looked for", async () => {
  const { airplane, clock, server } = await play("succeeds");
  server.fail("POST /runbooks/execute", { how: "reset", after: true, times });
  const error = await lost(airplane.runbooks.start({ slug: "vacuum" }));
  await new Promise<void>((resolve) => clock.after(HOUR_MS, resolve));
  const before = server.requests.length;

  const found = await error.reconcile();

  expect(found).toMatchObject({ outcome: "unknown", why: expect.stringContaining("sessions.list") });
  expect(server.requests).toHaveLength(before);
});
