import { ApiError, OutcomeUnknownError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const lost = async (start: Promise<unknown>): Promise<OutcomeUnknownError> => {
  const error = await caught(start);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  return error as OutcomeUnknownError;
};

describe.each([
  ["[hoop sessions.start reconcile]", starts["sessions.start"]],
  ["[hoop runbooks.start reconcile]", starts["runbooks.start"]],
  ["[hoop runbooks.startPlugin reconcile]", starts["runbooks.startPlugin"]],
])("%s", (_, { route, start, reconcile }) => {
  test.for(["reset", "cut", 503, 504] as const)("finds the run whose answer was lost by %s", async (how) => {
    const { hoop, server } = await play("slow");
    server.fail(route, { how, after: true });
    const error = await lost(start(hoop));

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
    expect(server.starts).toBe(1);
  });

  test("finds a run that can be waited for", async () => {
    const { hoop, server } = await play("slow");
    server.fail(route, { how: "reset", after: true });
    const error = await lost(start(hoop));
    const found = await error.reconcile();

    const run = found.outcome === "found" ? found.run : expect.unreachable();

    expect(await run.wait()).toMatchObject({ id: server.runs[0]?.id, status: "done", exit_code: 0 });
    expect(hoop.resume(run.token()).id).toBe(run.id);
    expect(server.starts).toBe(1);
  });

  test("finds the run of a start that was never answered", async () => {
    const { hoop, server, hold, clock } = await play("slow");
    server.fail(route, { how: "stall", after: true });
    hold(route);
    const error = await lost(start(hoop));

    const found = await error.reconcile();

    expect(clock.elapsed()).toBe(60_000);
    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
    expect(server.starts).toBe(1);
  });

  test("tells the run from others of the same input", async () => {
    const { hoop, server } = await play("slow");
    await start(hoop);
    server.fail(route, { how: "reset", after: true });
    const error = await lost(start(hoop));
    await start(hoop);

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[1]?.id } });
    expect(server.starts).toBe(3);
  });

  test("finds the run that shows in the list only later", async () => {
    const { hoop, server, clock } = await play("slow");
    server.fail(route, { how: "reset", after: true });
    const list = { status: 200, body: '{"data":[],"has_next_page":false,"total":null}' };
    server.fail("GET /sessions", { how: list, times: 3 });
    const error = await lost(start(hoop));

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
    expect(clock.elapsed()).toBe(7000);
  });

  test("finds the run from another process, by what was noted before the start", async () => {
    const { hoop, client, clock, server } = await play("slow");
    const mark = { correlation_id: "job-7" };
    const since = clock.now();
    server.fail(route, { how: "reset", after: true });
    await lost(start(hoop, mark));

    const found = await reconcile(client(), { since, correlation: "job-7" });

    expect(found).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
    expect(server.starts).toBe(1);
  });

  test("throws where the list cannot be read, and may be called again", async () => {
    const { hoop, server } = await play("slow");
    server.fail(route, { how: "reset", after: true });
    server.fail("GET /sessions", { how: 403 });
    const error = await lost(start(hoop));

    expect(await caught(error.reconcile())).toBeInstanceOf(ApiError);
    expect(await error.reconcile()).toMatchObject({ outcome: "found", run: { id: server.runs[0]?.id } });
  });
});

describe("a start that never arrived", () => {
  test.for([
    ["[hoop sessions.start reconcile]", starts["sessions.start"]],
    ["[hoop runbooks.start reconcile]", starts["runbooks.start"]],
  ] as const)("%s is not found within 60 s, which proves nothing", async ([, { route, start }]) => {
    const { hoop, server, clock } = await play("slow");
    server.fail(route, { how: "reset" });
    const error = await lost(start(hoop));

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "notFound", lookedForMs: 60_000 });
    expect(clock.elapsed()).toBe(60_000);
    expect(server.starts).toBe(0);
  });

  test("[hoop runbooks.startPlugin reconcile] is not found either", async () => {
    const { route, start } = starts["runbooks.startPlugin"];
    const { hoop, server, clock } = await play("slow");
    server.fail(route, { how: "reset" });
    const error = await lost(start(hoop));

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "notFound", lookedForMs: 60_000 });
    expect(clock.elapsed()).toBe(60_000);
    expect(server.starts).toBe(0);
  });

  test("can be started again, once", async () => {
    const { hoop, server } = await play("slow");
    const { route, start } = starts["sessions.start"];
    server.fail(route, { how: "reset" });
    const error = await lost(start(hoop));
    await error.reconcile();

    const run = await start(hoop);

    expect(await run.wait()).toMatchObject({ status: "done" });
    expect(server).toMatchObject({ starts: 1, executions: 1 });
  });
});

test("a caller's own correlation_id that served two starts makes them candidates, the newest first", async () => {
  const { hoop, server } = await play("slow");
  const { route, start } = starts["sessions.start"];
  const mark = { correlation_id: "job-7" };
  await start(hoop, mark);
  server.fail(route, { how: "reset", after: true });
  const error = await lost(start(hoop, mark));

  const found = await error.reconcile();

  const [first, second] = server.runs.map(({ id }) => id);
  expect(found).toMatchObject({ outcome: "candidates", runs: [{ id: second }, { id: first }] });
});

test("a review that a lost start needs is seen once the run is found", async () => {
  const { hoop, server } = await play("review");
  const { route, start } = starts["sessions.start"];
  server.fail(route, { how: "reset", after: true });
  const error = await lost(start(hoop));
  const found = await error.reconcile();
  const run = found.outcome === "found" ? found.run : expect.unreachable();

  await run.wait({ waitFor: "attention" });

  expect(run).toMatchObject({ state: "waiting", reason: "review" });
  expect(server).toMatchObject({ starts: 1, executions: 0 });
});
