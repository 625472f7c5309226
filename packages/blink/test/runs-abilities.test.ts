import { RefusedError, RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, RECORD, starts } from "./support/play.ts";

describe.each(Object.entries(starts))("%s", (_, { start }) => {
  test.for([[{ rows: 42 }], [["a", "b"]], ["text"], [null]])(
    "[blink executions.get output] is what the execution put out: %j",
    async ([output]) => {
      const { blink } = await play("succeeds", { output });
      const run = await start(blink);
      await run.wait();

      expect(await run.output()).toEqual(output);
    },
  );

  test("[blink executions.get cancel] ends the execution, and a wait under way sees it end", async () => {
    const { blink, clock, count } = await play("cancelled");
    const run = await start(blink);
    clock.after(10_000, () => void run.cancel());

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ state: "cancelled", last: { state_ui: "Cancelled" } });
    expect(clock.elapsed()).toBeLessThanOrEqual(13_000);
    expect(count("POST /workspace/{ws_id}/executions/{id}/cancel")).toBe(1);
  });

  test("[blink executions.get attach] takes the run up by its id in another process, and sends nothing", async () => {
    const { blink, client, server } = await play("succeeds");
    const { id } = await start(blink);

    const run = client().executions.attach(id);

    expect(run).toMatchObject({ id, state: "running", last: undefined });
    expect(server.requests).toHaveLength(1);
    expect(client().resume(run.token()).id).toBe(id);
    expect(await run.wait()).toMatchObject({ id, state_ui: "Completed" });
    expect(await run.output()).toEqual({ rows: 42 });
  });

  test("[blink executions.get resume] takes the run up by its token in another process, and sends nothing", async () => {
    const { blink, client, server } = await play("succeeds");
    const started = await start(blink);
    const token = started.token();

    const run = client({ apiKey: "another key" }).resume(token);

    expect(run).toMatchObject({ id: started.id, state: "running", capabilities: { output: true, cancel: true } });
    expect(run.token()).toBe(token);
    expect(server.requests).toHaveLength(1);
    expect(await run.wait()).toMatchObject({ id: started.id, state_ui: "Completed" });
    expect(server.starts).toBe(1);
  });

  test.for([
    ["of the start", { ws_id: "ws2" }, "ws2"],
    ["the client had", {}, "ws1"],
  ] as const)("a run stays in the workspace %s, also for a client of another one", async ([, place, workspace]) => {
    const { blink, client, server } = await play("cancelled");
    const started = await start(blink, place);

    const run = client({ workspace: "ws3" }).resume(started.token());
    await run.get();
    await run.cancel();
    await caught(run.wait());
    await run.output();

    expect(run.state).toBe("cancelled");
    expect(new Set(server.requests.map(({ path }) => path.split("/")[2]))).toEqual(new Set([workspace]));
  });
});

test("a run of another workspace than the client's is attached with it", async () => {
  const { blink, client, server, count } = await play("succeeds");
  const { id } = await starts["playbooks.start"].start(blink, { ws_id: "ws2" });

  const run = client().executions.attach(id, { ws_id: "ws2" });

  expect(await run.wait()).toMatchObject({ id, workspace_id: "ws2" });
  expect(count(RECORD)).toBe(server.requests.length - 1);
});

test("a run of one tenant is not resumed at another", async () => {
  const [here, there] = [await play("succeeds"), await play("succeeds")];
  const run = await starts["playbooks.start"].start(here.blink);

  expect(() => there.blink.resume(run.token())).toThrow(RefusedError);
  expect(there.server.requests).toHaveLength(0);
});
