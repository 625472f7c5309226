import { RefusedError, type Run, RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const task = starts["tasks.start"];
const runbook = starts["runbooks.start"];

describe("tasks.start", () => {
  test.for([
    ["succeeds", { output: [{ table: "orders", rows: 42 }] }, [{ table: "orders", rows: 42 }]],
    ["succeeds", { output: null }, null],
    ["fails", {}, { error: "the script exited with status 1" }],
  ] as const)("[airplane runs.get output] is what a run that %s put out: %j", async ([scenario, options, output]) => {
    const { airplane } = await play(scenario, options);
    const run = await task.start(airplane);
    for await (const _update of run.watch());

    expect(await run.output()).toEqual(output);
  });

  test("[airplane runs.get cancel] ends the run, and a wait under way sees it end", async () => {
    const { airplane, clock, count } = await play("cancelled");
    const run = await task.start(airplane);
    clock.after(10_000, () => void run.cancel());

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ state: "cancelled", last: { status: "Cancelled" } });
    expect(clock.elapsed()).toBeLessThanOrEqual(13_000);
    expect(count("POST /runs/cancel")).toBe(1);
  });

  test("[airplane runs.get attach] takes the run up by its id in another process, and sends nothing", async () => {
    const { airplane, client, server } = await play("succeeds");
    const { id } = await task.start(airplane);

    const run = client().runs.attach(id);

    expect(run).toMatchObject({ id, state: "running", last: undefined });
    expect(server.requests).toHaveLength(1);
    expect(client().resume(run.token()).id).toBe(id);
    expect(await run.wait()).toMatchObject({ id, status: "Succeeded" });
    expect(await run.output()).toEqual({ rows: 42 });
  });
});

describe("runbooks.start", () => {
  test.for(["[airplane sessions.get output]", "[airplane sessions.get cancel]"])(
    "%s is refused, as a session has none",
    async (key) => {
      const { airplane, server } = await play("succeeds");
      // What the type keeps from compiling.
      const run: Run = await runbook.start(airplane);

      const failure = await caught(key.includes("output") ? run.output() : run.cancel());

      expect(run.capabilities).toEqual({ output: false, cancel: false });
      expect(failure).toBeInstanceOf(RefusedError);
      expect(failure).toMatchObject({ acted: "no", operation: "sessions.get" });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("[airplane sessions.get attach] takes the session up by its id in another process, and sends nothing", async () => {
    const { airplane, client, server } = await play("succeeds");
    const { id } = await runbook.start(airplane);

    const run = client().sessions.attach(id);

    expect(run).toMatchObject({ id, state: "running", last: undefined });
    expect(server.requests).toHaveLength(1);
    expect(client().resume(run.token()).id).toBe(id);
    expect(await run.wait()).toMatchObject({ id, status: "Succeeded" });
  });
});

test.for([
  ["[airplane tasks.start resume]", task],
  ["[airplane runbooks.start resume]", runbook],
] as const)("%s takes the run up by its token in another process, and sends nothing", async ([, { start }]) => {
  const { airplane, client, server } = await play("succeeds");
  const started = await start(airplane);
  const token = started.token();

  const run = client({ apiKey: "another key" }).resume(token);

  expect(run).toMatchObject({ id: started.id, state: "running", capabilities: started.capabilities });
  expect(run.token()).toBe(token);
  expect(server.requests).toHaveLength(1);
  expect(await run.wait()).toMatchObject({ id: started.id, status: "Succeeded" });
  expect(server.starts).toBe(1);
});

test("a run of one server is not resumed at another", async () => {
  const [here, there] = [await play("succeeds"), await play("succeeds")];
  const run = await task.start(here.airplane);

  expect(() => there.airplane.resume(run.token())).toThrow(RefusedError);
  expect(there.server.requests).toHaveLength(0);
});
