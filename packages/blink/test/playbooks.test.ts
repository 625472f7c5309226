import { RefusedError } from "@x/core";
import { afterEach, describe, expect, test } from "vitest";
import { type ScenarioServer, startScenario } from "../../mock/src/index.ts";
import { type Blink, createBlink } from "../src/index.ts";

let server: ScenarioServer;

async function play(scenario: string): Promise<Blink> {
  server = await startScenario("blink", scenario);
  return createBlink({ baseUrl: server.url, apiKey: "key", workspace: "ws1" });
}

afterEach(() => server.close());

describe("playbooks.start", () => {
  test("answers a run to wait for and read", async () => {
    const { playbooks } = await play("succeeds");

    const run = await playbooks.start<{ rows: number }>({ id: "p1", input_values: { host: "web-7" } });
    const record = await run.wait({ pollMs: 100 });

    expect(record).toMatchObject({ id: run.id, state_ui: "Completed", inputs: { host: "web-7" } });
    expect(await run.output()).toEqual({ rows: 42 });
    expect(server.starts).toBe(1);
  });

  test.for([{ run_sync: true }, { run_sync: false }, { timeout: 30 }])("refuses %j", async (more) => {
    const { playbooks } = await play("succeeds");
    const [name] = Object.keys(more);

    const started = playbooks.start({ id: "p1", ...more });

    await expect(started).rejects.toThrow(RefusedError);
    await expect(started).rejects.toThrow(
      `playbooks.start: a run takes no \`${name}\`; playbooks.execute waits for the output in one call`,
    );
    expect(server.requests).toEqual([]);
  });

  test("refuses an input or an option that does not exist", async () => {
    const { playbooks } = await play("succeeds");
    const wrong: object = { timeout: 5 };

    await expect(playbooks.start({ id: "p1", ...{ input_value: {} } })).rejects.toThrow(
      "playbooks.execute: unknown input `input_value`; did you mean `input_values`?",
    );
    await expect(playbooks.start({ id: "p1" }, wrong)).rejects.toThrow("did you mean `timeoutMs`?");
    expect(() => createBlink({ apiKey: "key", ...{ workspaceId: "ws1" } })).toThrow("did you mean `workspace`?");
    expect(server.requests).toEqual([]);
  });

  test("takes an undefined run_sync for none", async () => {
    const { playbooks } = await play("succeeds");
    const input = { id: "p1", run_sync: undefined };

    expect(await playbooks.start(input)).toMatchObject({ id: expect.any(String) });
  });

  test("names the input that is missing when there is none at all", async () => {
    const { playbooks } = await play("succeeds");
    const start = playbooks.start as unknown as () => Promise<unknown>;

    await expect(start()).rejects.toThrow("playbooks.execute: `id` is missing");
  });
});

test("playbooks.execute answers the output with run_sync", async () => {
  const { playbooks } = await play("succeeds");

  expect(await playbooks.execute({ id: "p1", run_sync: true, timeout: 30 })).toEqual({ rows: 42 });
});

describe("playbooks.startDraft", () => {
  test("answers a run like any other", async () => {
    const { playbooks } = await play("fails");

    const run = await playbooks.startDraft({ id: "p1" });

    await expect(run.wait({ pollMs: 100 })).rejects.toMatchObject({ name: "RunFailedError", state: "failed" });
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      path: "/workspace/ws1/playbooks/p1/draft/execute",
      text: "",
    });
  });

  test("can be cancelled", async () => {
    const { playbooks } = await play("cancelled");

    const run = await playbooks.startDraft({ id: "p1" });
    await run.cancel();

    await expect(run.wait({ pollMs: 100 })).rejects.toMatchObject({ state: "cancelled" });
  });
});

test("an execution is completed by hand once, and its history says so", async () => {
  const { executions, playbooks } = await play("paused");
  const { id } = await playbooks.start({ id: "p1" });

  expect(await executions.complete({ id })).toMatchObject({ id, state_ui: "Completed" });
  await expect(executions.complete({ id })).rejects.toMatchObject({ name: "ApiError", status: 400 });
  expect(await executions.listActionHistory({ id }).toArray({ limit: 10 })).toMatchObject([{ cmd: "complete" }]);
});
