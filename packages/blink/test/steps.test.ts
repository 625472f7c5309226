import { DecodeError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, starts } from "./support/play.ts";

const STEPS = "GET /workspace/{ws_id}/executions/{id}/steps";

describe.each(Object.entries(starts))("the steps of %s", (_, { start }) => {
  test("come in the order they began, failed ones of a success too", async () => {
    const { blink } = await play("failed-step");
    const run = await start(blink);
    const record = await run.wait();

    const steps = await run.steps();

    expect(record).toMatchObject({ state_ui: "Completed" });
    expect(steps).toMatchObject([
      { step_id: "S0", error_data: { message: "a step failed" } },
      { step_id: "S1", output_data: { rows: 42 } },
    ]);
    expect(steps[1]).not.toHaveProperty("error_data");
  });

  test("are read in the workspace of the run, by whoever takes it up", async () => {
    const { blink, client } = await play("succeeds");
    const run = await start(blink, { ws_id: "ws2" });

    const steps = await client().resume(run.token()).steps();

    expect(steps).toMatchObject([{ step_id: "S1" }]);
    expect(await client().executions.attach(run.id, { ws_id: "ws2" }).steps()).toEqual(steps);
  });

  test("that have not begun come last", async () => {
    const { blink, server } = await play("succeeds");
    const run = await start(blink);
    const results = [{ step_id: "later" }, { step_id: "second", started_at: 2 }, { step_id: "first", started_at: 1 }];
    server.fail(STEPS, { how: { status: 200, body: JSON.stringify({ results }) } });

    expect((await run.steps()).map(({ step_id }) => step_id)).toEqual(["first", "second", "later"]);
  });

  test("are all or an error, where the server says that there are more", async () => {
    const { blink, server } = await play("succeeds");
    const run = await start(blink);
    server.fail(STEPS, { how: { status: 200, body: JSON.stringify({ results: [{ step_id: "S1" }], total: 350 }) } });

    const failure = await caught(run.steps());

    expect(failure).toBeInstanceOf(DecodeError);
    expect(String(failure)).toContain("only 1 of 350 items came");
  });
});
