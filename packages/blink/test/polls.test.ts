import { describe, expect, test } from "vitest";
import { describePolls } from "../../mock/test/support/polls-of-runs.ts";
import { createBlink } from "../src/index.ts";
import { play, RECORD, starts } from "./support/play.ts";

describe.each(Object.entries(starts))("%s", (_, { start }) => {
  describePolls({
    vendor: "blink",
    scenario: "succeeds",
    route: RECORD,
    start: (options) => start(createBlink({ ...options, apiKey: "key", workspace: "ws1" })),
  });

  test("states that nobody published are polled at the same pace", async () => {
    const { blink, count, clock } = await play("unknown-states", { endsAfterMs: 30_000 });
    const run = await start(blink);

    await run.wait();

    expect(count(RECORD)).toBeLessThanOrEqual(12);
    expect(clock.elapsed()).toBeLessThanOrEqual(33_000);
  });
});
