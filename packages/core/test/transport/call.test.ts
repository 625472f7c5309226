import { describe, expect, test } from "vitest";
import { caught } from "../support/caught.ts";
import { never, scripted } from "../support/scripted.ts";
import { effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

describe("the limits of a call", () => {
  test.for([
    ["the client's", { timeoutMs: 300 }, {}, 300],
    ["the call's before the client's", { timeoutMs: 300 }, { timeoutMs: 200 }, 200],
    ["the client's deadline", { deadlineMs: 400 }, {}, 400],
    ["the call's deadline before the client's", { deadlineMs: 400 }, { deadlineMs: 100 }, 100],
    ["whichever ends first", { timeoutMs: 900, deadlineMs: 800 }, {}, 800],
  ] as const)("are %s", async ([, client, options, ms]) => {
    const clock = createVirtualClock();
    const { items } = effectsClient({ ...scripted(never), clock, retry: false, ...client });

    await caught(items.read({ id: "1" }, options));

    expect(clock.elapsed()).toBe(ms);
  });
});
