import { OutcomeUnknownError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const lost = async (start: Promise<unknown>): Promise<OutcomeUnknownError> => {
  const error = await caught(start);
  expect(error).toBeInstanceOf(OutcomeUnknownError);
  return error as OutcomeUnknownError;
};

describe.each([
  ["[blink playbooks.start reconcile]", starts["playbooks.start"]],
  ["[blink playbooks.startDraft reconcile]", starts["playbooks.startDraft"]],
])("%s", (_, { route, start, reconcile }) => {
  test.for(["reset", "cut", 503, 504] as const)("finds exactly the run whose answer was lost by %s", async (how) => {
    const { blink, server, count } = await play("succeeds");
    server.fail(route, { how, after: true });
    const error = await lost(start(blink));

    const found = await error.reconcile();

    const runs = found.outcome === "candidates" ? found.runs : expect.unreachable();
    expect(runs.map(({ id }) => id)).toEqual(server.runs.map(({ id }) => id));
    expect(count(route)).toBe(1);
    expect(server.starts).toBe(1);
  });

  test("finds a run that can be waited for", async () => {
    const { blink, server } = await play("succeeds");
    server.fail(route, { how: "reset", after: true });
    const error = await lost(start(blink));
    const found = await error.reconcile();

    const [run] = found.outcome === "candidates" ? found.runs : expect.unreachable();

    expect(await run?.wait()).toMatchObject({ id: server.runs[0]?.id, state_ui: "Completed" });
    expect(await run?.output()).toEqual({ rows: 42 });
    expect(server.starts).toBe(1);
  });

  test("leaves out runs of other playbooks, workspaces and times", async () => {
    const { blink, server, clock } = await play("succeeds");
    await start(blink);
    await new Promise<void>((resolve) => clock.after(600_000, resolve));
    await blink.playbooks.start({ id: "p2" });
    await start(blink, { ws_id: "ws2" });
    server.fail(route, { how: "reset", after: true });
    const error = await lost(start(blink));
    await new Promise<void>((resolve) => clock.after(600_000, resolve));
    await start(blink);

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "candidates", runs: [{ id: server.runs[3]?.id }] });
    expect(server.starts).toBe(5);
  });

  test("cannot tell the run from others of that time, the newest first", async () => {
    const { blink, server, clock } = await play("succeeds");
    server.fail(route, { how: "reset", after: true });
    const error = await lost(start(blink));
    await new Promise<void>((resolve) => clock.after(1000, resolve));
    await start(blink);

    const found = await error.reconcile();

    const [first, second] = server.runs.map(({ id }) => id);
    expect(found).toMatchObject({ outcome: "candidates", runs: [{ id: second }, { id: first }] });
  });

  test("finds the run from another process, in the workspace of the start", async () => {
    const { blink, client, clock, server } = await play("succeeds");
    const since = clock.now();
    const place = { ws_id: "ws2" };
    server.fail(route, { how: "reset", after: true });
    await lost(start(blink, place));

    const found = await reconcile(client(), { since }, place);

    const [run, ...others] = found.outcome === "candidates" ? found.runs : expect.unreachable();
    expect(others).toEqual([]);
    expect(await run?.wait()).toMatchObject({ id: server.runs[0]?.id, workspace_id: "ws2", state_ui: "Completed" });
    expect(server.starts).toBe(1);
  });

  test("finds the run from another process, in the workspace the client works in", async () => {
    const { blink, client, clock, server } = await play("succeeds");
    const since = clock.now();
    server.fail(route, { how: "reset", after: true });
    await lost(start(blink));

    const found = await reconcile(client(), { since });

    expect(found).toMatchObject({ outcome: "candidates", runs: [{ id: server.runs[0]?.id }] });
  });

  test("is not found where no run shows within 60 s", async () => {
    const { blink, server, clock } = await play("succeeds");
    server.fail(route, { how: "reset" });
    const error = await lost(start(blink));

    const found = await error.reconcile();

    expect(found).toMatchObject({ outcome: "notFound", lookedForMs: 60_000 });
    expect(clock.elapsed()).toBe(60_000);
    expect(server.starts).toBe(0);
  });
});
