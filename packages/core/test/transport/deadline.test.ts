import { describe, expect, test } from "vitest";
import { attemptTimeout, deadline } from "../../src/transport/deadline.ts";
import { stack } from "../../src/transport/layer.ts";
import { callOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, never, scripted } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const request = new Request("https://api.test/items");

describe("the deadline of a call", () => {
  test("leaves an answer in time alone", async () => {
    const answer = json({});
    const clock = createVirtualClock();

    const response = await stack(scripted(answer).fetch, deadline({ clock }))(request, callOf());

    expect(response).toBe(answer);
  });

  test("ends a call that outlives it, and says so", async () => {
    const clock = createVirtualClock();

    const failure = await caught(
      stack(scripted(never).fetch, deadline({ clock }))(request, callOf({ operation: "runs.get", deadlineMs: 700 })),
    );

    expect(failure).toMatchObject({
      name: "DeadlineError",
      operation: "runs.get",
      message: "runs.get: no answer within the deadline of 700 ms",
    });
    expect((failure as { retryAfterMs?: number }).retryAfterMs).toBeUndefined();
    expect(clock.elapsed()).toBe(700);
  });

  const rows = effects.flatMap((effect) => [
    { effect, maybeActed: false, acted: "no" },
    { effect, maybeActed: true, acted: effect === "read" ? "no" : "maybe" },
  ]);

  test.for(rows)("of $effect that was sent: $maybeActed, says that the server acted: $acted", async (row) => {
    const { effect, maybeActed, acted } = row;
    const clock = createVirtualClock();

    const failure = await caught(
      stack(scripted(never).fetch, deadline({ clock }))(request, callOf({ effect, maybeActed })),
    );

    expect(failure).toMatchObject({ name: "DeadlineError", acted });
  });

  test("aborts the request under way", async () => {
    const clock = createVirtualClock();
    const server = scripted(never);

    const failure = await caught(stack(server.fetch, deadline({ clock }))(request, callOf()));

    expect(server.requests[0]?.signal.reason).toBe(failure);
  });

  test("is two minutes by default, for a request without a call too", async () => {
    const clock = createVirtualClock();

    await caught(stack(scripted(never).fetch, deadline({ clock }))(request));

    expect(clock.elapsed()).toBe(120_000);
  });
});

describe("the time of an attempt", () => {
  test("ends it as a lost connection", async () => {
    const clock = createVirtualClock();

    const failure = await caught(
      stack(scripted(never).fetch, attemptTimeout({ clock }))(request, callOf({ timeoutMs: 500 })),
    );

    expect(failure).toMatchObject({
      name: "ConnectionError",
      acted: "maybe",
      message: "items.get: no complete answer within 500 ms",
    });
    expect(clock.elapsed()).toBe(500);
  });

  test("is given to every attempt anew", async () => {
    const clock = createVirtualClock();
    const client = effectsClient({ ...scripted(never, never, json({ id: "1" })), clock });

    const found = await client.items.read({ id: "1" }, { timeoutMs: 500 });

    expect(found).toEqual({ id: "1" });
    expect(clock.elapsed()).toBe(1000);
  });

  test("is no more than what the attempts before left of the deadline", async () => {
    const clock = createVirtualClock();
    const client = effectsClient({ ...scripted(never, never, json({})), clock });

    const failure = await caught(client.items.read({ id: "1" }, { timeoutMs: 600, deadlineMs: 1000 }));

    expect(failure).toMatchObject({ name: "DeadlineError", message: expect.stringContaining("deadline of 1000 ms") });
    expect(clock.elapsed()).toBe(1000);
  });

  test.for([
    ["read", { name: "DeadlineError", acted: "no" }],
    ["idempotent", { name: "DeadlineError", acted: "maybe" }],
    ["keyed", { name: "OutcomeUnknownError", cause: { name: "DeadlineError" } }],
    ["once", { name: "OutcomeUnknownError", cause: { name: "DeadlineError" } }],
  ] as const)("that ends with the deadline leaves %s as what it is", async ([effect, told]) => {
    const client = effectsClient(scripted(never));

    const failure = await caught(client.items[effect]({ id: "1" }, { deadlineMs: 1000 }));

    expect(failure).toMatchObject(told);
  });

  test("is a minute by default", async () => {
    const clock = createVirtualClock();
    const client = effectsClient({ ...scripted(never), clock, retry: false });

    await caught(client.items.read({ id: "1" }));

    expect(clock.elapsed()).toBe(60_000);
  });
});
