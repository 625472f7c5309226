import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/transport/clock.ts";
import { stack } from "../../src/transport/layer.ts";
import { type AttemptEvent, type CallEvent, observe } from "../../src/transport/observe.ts";
import { caught } from "../support/caught.ts";
import { json, lost, scripted } from "../support/scripted.ts";
import { effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

describe("an observer", () => {
  test("is told of every attempt", async () => {
    const events: AttemptEvent[] = [];
    const clock = createVirtualClock();
    const server = scripted(lost("ECONNRESET"), new Response(null, { status: 503 }), json({}));
    const client = effectsClient({
      ...server,
      clock,
      layers: [observe({ onAttempt: (event) => events.push(event), clock })],
    });

    await client.items.read({ id: "1" });

    expect(events).toEqual([
      { operation: "items.read", method: "GET", attempt: 1, error: "TypeError", ms: 0 },
      { operation: "items.read", method: "GET", attempt: 2, retryReason: "ConnectionError", status: 503, ms: 0 },
      { operation: "items.read", method: "GET", attempt: 3, retryReason: "503", status: 200, ms: 0 },
    ]);
  });

  test("is told how long it took", async () => {
    const events: AttemptEvent[] = [];
    const clock = createVirtualClock();
    const slow = () =>
      new Promise<Response>((resolve) => {
        clock.after(300, () => resolve(json({})));
      });
    const client = effectsClient({
      ...scripted(slow),
      clock,
      layers: [observe({ onAttempt: (event) => events.push(event), clock })],
    });

    await client.items.read({ id: "1" });

    expect(events.map(({ ms }) => ms)).toEqual([300]);
  });

  test("sees no URL, no header and no body, whatever the call has", async () => {
    const events: AttemptEvent[] = [];
    const server = scripted(json({ token: "hidden" }));
    const client = effectsClient({
      ...server,
      layers: [observe({ onAttempt: (event) => events.push(event) })],
    });

    await client.items.keyed({ id: "hidden", password: "hidden" }, { headers: { "x-note": "hidden" } });

    expect(events.map((event) => Object.keys(event))).toEqual([["operation", "method", "attempt", "status", "ms"]]);
    expect(JSON.stringify(events)).not.toContain("hidden");
  });

  test("is told of a request without a call as well", async () => {
    const events: AttemptEvent[] = [];

    await stack(
      scripted(json({})).fetch,
      observe({ onAttempt: (event) => events.push(event) }),
    )(new Request("https://api.test/items", { method: "POST" }));

    expect(events).toMatchObject([{ operation: "request", method: "POST", status: 200 }]);
  });

  test("is told of a failure that is no error", async () => {
    const events: AttemptEvent[] = [];
    const fail = stack(() => Promise.reject("enough"), observe({ onAttempt: (event) => events.push(event) }));

    const failure = await caught(fail(new Request("https://api.test/")));

    expect(failure).toBe("enough");
    expect(events).toMatchObject([{ error: "unknown" }]);
  });

  test("that fails is told once of one attempt", async () => {
    const events: AttemptEvent[] = [];
    const onAttempt = (event: AttemptEvent) => {
      events.push(event);
      throw new Error("the log is full");
    };

    await stack(
      scripted(json({})).fetch,
      observe({ onAttempt }),
    )(new Request("https://api.test/")).catch(() => undefined);

    expect(events).toHaveLength(1);
  });

  test("may have a clock whose methods need their object", async () => {
    class Counting implements Clock {
      private time = 0;
      now(): number {
        return this.time++;
      }
      async sleep(): Promise<void> {}
    }
    const events: AttemptEvent[] = [];

    await stack(
      scripted(json({})).fetch,
      observe({ onAttempt: (event) => events.push(event), clock: new Counting() }),
    )(new Request("https://api.test/"));

    expect(events).toMatchObject([{ ms: 1 }]);
  });
});

describe("the client's observe option", () => {
  test("tells of a call that succeeded in the end", async () => {
    const calls: CallEvent[] = [];
    const attempts: AttemptEvent[] = [];
    const server = scripted(new Response(null, { status: 503 }), json({}));
    const observe = { onCall: calls.push.bind(calls), onAttempt: attempts.push.bind(attempts) };

    await effectsClient({ ...server, observe }).items.read({ id: "1" });

    expect(calls).toEqual([{ operation: "items.read", attempts: 2, ms: 0 }]);
    expect(attempts.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 200],
    ]);
  });

  test("tells how a call failed, and whether the server may have acted", async () => {
    const calls: CallEvent[] = [];
    const server = scripted(lost("ECONNRESET"));

    await caught(effectsClient({ ...server, observe: { onCall: calls.push.bind(calls) } }).items.once({ id: "1" }));

    expect(calls).toEqual([
      { operation: "items.once", attempts: 1, error: "OutcomeUnknownError", acted: "maybe", ms: 0 },
    ]);
  });

  test("tells of a retry that the budget did not allow", async () => {
    const calls: CallEvent[] = [];
    const server = scripted(...Array.from({ length: 500 }, () => new Response(null, { status: 503 })));
    const client = effectsClient({ ...server, observe: { onCall: calls.push.bind(calls) } });

    for (let call = 0; call < 60; call++) await caught(client.items.read({ id: "1" }));

    expect(calls[0]).toMatchObject({ attempts: 4 });
    expect(calls.at(-1)).toMatchObject({ attempts: 1, suppressed: true });
    expect(client.stats()).toMatchObject({ calls: 60, budget: 0 });
  });
});
