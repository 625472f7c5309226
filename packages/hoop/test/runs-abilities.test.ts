import { RefusedError, RunFailedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const KILL = "POST /sessions/{session_id}/kill";

describe.each(Object.entries(starts))("%s", (_, { start }) => {
  test.for([
    ["succeeds", { output: "name,total\njo,7\n" }, "name,total\njo,7\n"],
    ["slow", {}, "VACUUM\n"],
    ["truncated", {}, "VACUUM\n"],
    ["slow-fails", {}, "the command failed\n"],
    ["agent-offline", {}, "agent is offline\n"],
    ["guardrail", {}, "blocked by the guardrail no-drop\n"],
    ["blocked", {}, "blocked by the AI session analyser\n"],
  ] as const)("[hoop sessions.get output] is what the session wrote: %s", async ([scenario, options, output]) => {
    const { hoop } = await play(scenario, options);
    const run = await start(hoop);
    for await (const _update of run.watch());

    expect(await run.output()).toBe(output);
  });

  test("[hoop sessions.get output] is whole where the start's answer is truncated", async () => {
    const output = "line\n".repeat(100_000);
    const { hoop } = await play("truncated", { output });
    const run = await start(hoop);

    expect(await run.output()).toBe(output);
  });

  test("[hoop sessions.get output] of a session that has not run is empty", async () => {
    const { hoop } = await play("review");
    const run = await start(hoop);

    expect(await run.output()).toBe("");
  });

  test("[hoop sessions.get cancel] kills the session, and a wait under way sees it end", async () => {
    const { hoop, clock, count } = await play("killed");
    const run = await start(hoop);
    clock.after(10_000, () => void run.cancel());

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(RunFailedError);
    expect(failure).toMatchObject({ state: "failed", reason: "killed-or-internal", last: { exit_code: 254 } });
    expect(clock.elapsed()).toBeLessThanOrEqual(13_000);
    expect(count(KILL)).toBe(1);
  });

  test("[hoop sessions.get cancel] leaves a session alone that is over", async () => {
    const { hoop } = await play("succeeds");
    const run = await start(hoop);

    await run.cancel();

    expect(await run.wait()).toMatchObject({ status: "done", exit_code: 0 });
  });

  test("[hoop sessions.get attach] takes the run up by its id in another process, and sends nothing", async () => {
    const { hoop, client, server } = await play("slow");
    const { id } = await start(hoop);

    const run = client().sessions.attach(id);

    expect(run).toMatchObject({ id, state: "running", last: undefined });
    expect(server.requests).toHaveLength(1);
    expect(client().resume(run.token()).id).toBe(id);
    expect(await run.wait()).toMatchObject({ id, status: "done" });
    expect(await run.output()).toBe("VACUUM\n");
    expect(server.starts).toBe(1);
  });

  test("[hoop sessions.get resume] takes the run up by its token in another process, and sends nothing", async () => {
    const { hoop, client, server } = await play("killed");
    const started = await start(hoop);
    const token = started.token();

    const run = client({ token: "auditor" }).resume(token);

    expect(run).toMatchObject({ id: started.id, state: "running", last: undefined });
    expect(run.token()).toBe(token);
    expect(server.requests).toHaveLength(1);
    await run.cancel();
    expect(await caught(run.wait())).toMatchObject({ id: started.id, reason: "killed-or-internal" });
    expect(server.starts).toBe(1);
  });

  test("a run's token has no credential in it", async () => {
    const { client } = await play("slow");

    const run = await start(client({ token: "s3cr3t" }));

    expect(run.token()).not.toContain("s3cr3t");
  });
});

test("a run of one gateway is not resumed at another", async () => {
  const [here, there] = [await play("slow"), await play("slow")];
  const run = await starts["sessions.start"].start(here.hoop);

  expect(() => there.hoop.resume(run.token())).toThrow(RefusedError);
  expect(there.server.requests).toHaveLength(0);
});

test("the legacy plugin's own start answers the same kind of run", async () => {
  const { hoop, server } = await play("killed");

  const run = await hoop.runbooks.startPlugin({ name: "pg", file_name: "ops/vacuum.runbook.sql" });
  await run.cancel();

  expect(await caught(run.wait())).toMatchObject({ id: run.id, reason: "killed-or-internal" });
  expect(server.starts).toBe(1);
});

test("a resumed run has all that is Hoop's", async () => {
  const { hoop, client, server } = await play("review");
  const started = await starts["runbooks.start"].start(hoop);

  const run = client().resume(started.token());
  await client({ token: "approver" }).resume(started.token()).review.approve();
  await run.wait({ executeWhenApproved: true });

  expect(await new Response(await run.download()).text()).toBe("VACUUM\n");
  for await (const event of run.live()) expect(event).toEqual({ kind: "output", text: "VACUUM\n" });
  expect(server.executions).toBe(1);
});
