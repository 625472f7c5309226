import { describe, expect, test } from "vitest";
import { deadline, withinAttempt } from "../../src/transport/deadline.ts";
import type { Layer, WireRequest } from "../../src/transport/layer.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, never, scripted } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const request = requestOf();

describe("the deadline of a call", () => {
  test("leaves an answer in time alone", async () => {
    const answer = json({});
    const clock = createVirtualClock();

    const response = await over(scripted(answer), deadline({ clock }))(request, callOf());

    expect(response).toBe(answer);
  });

  test("ends a call that outlives it, and says so", async () => {
    const clock = createVirtualClock();

    const failure = await caught(
      over(scripted(never), deadline({ clock }))(request, callOf({ operation: "runs.get", deadlineMs: 700 })),
    );

    expect(failure).toMatchObject({
      name: "DeadlineError",
      operation: "runs.get",
      message: "runs.get: no answer within the deadline of 700 ms",
    });
    expect((failure as { retryAfterMs?: number }).retryAfterMs).toBeUndefined();
    expect(clock.elapsed()).toBe(700);
  });

  const hangs: Layer = () => () => new Promise(() => undefined);
  const rows = effects.flatMap((effect) => [
    { effect, state: "never sent", layers: [hangs], acted: "no" },
    { effect, state: "sent", layers: [], acted: "maybe" },
  ]);

  test.for(rows)("of $effect that was $state says that the server acted: $acted", async ({ effect, layers, acted }) => {
    const clock = createVirtualClock();

    const failure = await caught(over(scripted(never), deadline({ clock }), ...layers)(request, callOf({ effect })));

    expect(failure).toMatchObject({ name: "DeadlineError", acted });
  });

  test("hands on what a layer throws at once", async () => {
    const clock = createVirtualClock();
    const breaks: Layer = () => () => {
      throw new Error("broken");
    };

    const failure = await caught(over(scripted(), deadline({ clock }), breaks)(request, callOf()));

    expect(failure).toMatchObject({ message: "broken" });
  });

  test("aborts the request under way", async () => {
    const clock = createVirtualClock();
    const server = scripted(never);

    const failure = await caught(over(server, deadline({ clock }))(request, callOf()));

    expect(server.requests[0]?.signal.reason).toBe(failure);
  });

  test("is two minutes by default, for a request without a call too", async () => {
    const clock = createVirtualClock();

    const send = over(scripted(never), deadline({ clock })) as (request: WireRequest) => Promise<Response>;

    await caught(send(request));

    expect(clock.elapsed()).toBe(120_000);
  });
});

describe("the time of an attempt", () => {
  test("ends it as a lost connection", async () => {
    const clock = createVirtualClock();

    const failure = await caught(
      withinAttempt(callOf({ timeoutMs: 500 }), 120_000, clock, (call) => over(scripted(never))(request, call)),
    );

    expect(failure).toMatchObject({
      name: "ConnectionError",
      acted: "maybe",
      message: "items.get: no complete answer within 500 ms",
    });
    expect(clock.elapsed()).toBe(500);
  });

  test("that goes up to the deadline ends as the deadline does", async () => {
    const clock = createVirtualClock();
    const call = callOf({ timeoutMs: 500, deadlineMs: 500 });

    const failure = await caught(withinAttempt(call, 500, clock, (limited) => over(scripted(never))(request, limited)));

    expect(failure).toMatchObject({
      name: "DeadlineError",
      message: "items.get: no answer within the deadline of 500 ms",
    });
  });

  test("aborts the attempt with what the attempt ends with", async () => {
    const clock = createVirtualClock();
    let seen: AbortSignal | undefined;

    const failure = await caught(
      withinAttempt(callOf({ timeoutMs: 500 }), 120_000, clock, ({ signal }) => {
        seen = signal;
        return new Promise(() => undefined);
      }),
    );

    expect(seen?.reason).toBe(failure);
  });

  test("ends with the caller's reason where the caller's signal comes first", async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    clock.after(100, () => controller.abort("enough"));
    const call = callOf({ timeoutMs: 500, signal: controller.signal });

    const failure = await caught(withinAttempt(call, 120_000, clock, () => new Promise(() => undefined)));

    expect(failure).toBe("enough");
    expect(clock.elapsed()).toBe(100);
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
    ["read", { name: "DeadlineError", acted: "maybe" }],
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
