import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/transport/clock.ts";
import { type Layer, stack, type WireRequest } from "../../src/transport/layer.ts";
import { guarded, observe, tell } from "../../src/transport/observe.ts";
import type { AttemptEvent, CallEvent, Hooks } from "../../src/types/hooks.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, scripted } from "../support/scripted.ts";
import { effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

type BareSend = (request: WireRequest) => Promise<Response>;

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
      { operation: "items.read", method: "GET", attempt: 1, error: "ConnectionError", ms: 0 },
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

    const send = over(scripted(json({})), observe({ onAttempt: (event) => events.push(event) })) as BareSend;

    await send(requestOf({ method: "POST" }));

    expect(events).toMatchObject([{ operation: "POST", method: "POST", attempt: 1, status: 200 }]);
  });

  test("is told of a failure that is no error", async () => {
    const events: AttemptEvent[] = [];
    const fail = stack(() => Promise.reject("enough"), observe({ onAttempt: (event) => events.push(event) }));

    const failure = await caught(fail(requestOf(), callOf()));

    expect(failure).toBe("enough");
    expect(events).toMatchObject([{ error: "unknown" }]);
  });

  test("that fails is told once of one attempt", async () => {
    const events: AttemptEvent[] = [];
    const onAttempt = (event: AttemptEvent) => {
      events.push(event);
      throw new Error("the log is full");
    };

    const onHookError = () => undefined;

    await over(scripted(json({})), observe({ onAttempt, onHookError }))(requestOf(), callOf());

    expect(events).toHaveLength(1);
  });

  test("may have a clock whose methods need their object", async () => {
    class Counting implements Clock {
      private time = 0;
      now(): number {
        return this.time;
      }
      elapsed(): number {
        return this.time++;
      }
      timer(): () => void {
        return () => undefined;
      }
    }
    const events: AttemptEvent[] = [];

    const layer = observe({ onAttempt: (event) => events.push(event), clock: new Counting() });

    await over(scripted(json({})), layer)(requestOf(), callOf());

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

describe("the time of an attempt and of a call", () => {
  test("is told by the clock that never steps", async () => {
    const clock = createVirtualClock();
    const events: (AttemptEvent | CallEvent)[] = [];
    const step = () =>
      new Promise<Response>((resolve) => {
        clock.after(100, () => clock.step(-3_600_000));
        clock.after(300, () => resolve(json({})));
      });
    const observe = { onAttempt: events.push.bind(events), onCall: events.push.bind(events) };

    await effectsClient({ ...scripted(step), clock, observe }).items.read({ id: "1" });

    expect(events.map(({ ms }) => ms)).toEqual([300, 300]);
  });
});

describe("a hook that fails", () => {
  const fault = new Error("the log is full");
  const fails = {
    throws: () => {
      throw fault;
    },
    rejects: () => Promise.reject(fault),
    "rejects later": async () => {
      await new Promise(setImmediate);
      throw fault;
    },
  } as const satisfies Record<string, () => unknown>;
  const rows = Object.entries(fails).map(([way, hook]) => ({ way, hook }));

  /** What was told to `onHookError` once all is quiet. */
  async function toldOf(act: (hooks: Pick<Hooks, "onHookError">) => Promise<void>): Promise<unknown[]> {
    const told: unknown[] = [];
    await act({ onHookError: (error) => void told.push(error) });
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    return told;
  }

  test.for(rows)("because it $way changes no success, and is told of", async ({ hook }) => {
    const told = await toldOf(async (hooks) => {
      const client = effectsClient({
        ...scripted(json({ id: "1" })),
        observe: { ...hooks, onAttempt: hook, onCall: hook },
      });

      expect(await client.items.once({ id: "1" })).toEqual({ id: "1" });
    });

    expect(told).toEqual([fault, fault]);
  });

  test.for(rows)("because it $way changes no failure, and is told of", async ({ hook }) => {
    const told = await toldOf(async (hooks) => {
      const client = effectsClient({
        ...scripted(json({}, { status: 404 })),
        observe: { ...hooks, onAttempt: hook, onCall: hook },
      });

      expect(await caught(client.items.once({ id: "1" }))).toMatchObject({
        name: "ApiError",
        status: 404,
        acted: "no",
      });
    });

    expect(told).toEqual([fault, fault]);
  });

  test.for(rows)("because it $way neither adds nor takes away a retry", async ({ hook }) => {
    const server = scripted(lost("ECONNRESET"), json({}, { status: 503 }), json({ id: "1" }));
    await toldOf(async (hooks) => {
      const client = effectsClient({ ...server, observe: { ...hooks, onAttempt: hook } });

      expect(await client.items.read({ id: "1" })).toEqual({ id: "1" });
    });

    expect(server.requests).toHaveLength(3);
  });

  test.for(rows)("because it $way may be told to an onHookError that fails the same way", async ({ hook }) => {
    const observe = { onAttempt: hook, onCall: hook, onHookError: hook };

    const answer = await effectsClient({ ...scripted(json({ id: "1" })), observe }).items.read({ id: "1" });

    // A rejection that nobody handles would fail this test file.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(answer).toEqual({ id: "1" });
  });

  test("in a layer of its own changes nothing either", async () => {
    const told = await toldOf(async (hooks) => {
      const layer: Layer = observe({ ...hooks, onAttempt: fails.throws });

      const response = await over(scripted(json({})), layer)(requestOf(), callOf());

      expect(response.status).toBe(200);
    });

    expect(told).toEqual([fault]);
  });

  test("is told to the console where no onHookError is", () => {
    const told: unknown[] = [];
    const { error } = console;
    console.error = (...given: unknown[]) => void told.push(...given);
    try {
      guarded({}, fails.throws);
    } finally {
      console.error = error;
    }

    expect(told).toEqual([fault]);
  });

  test.for(rows)("because it $way does so for every kind of event", async ({ hook }) => {
    const names = ["onAttempt", "onCall", "onUnknownState", "onPollError"] as const;

    const told = await toldOf(async (hooks) => {
      for (const name of names) tell({ ...hooks, [name]: hook }, name, {} as never);
    });

    expect(told).toEqual(names.map(() => fault));
  });
});

test("a hook that never ends does not hold a call up", async () => {
  const hangs = () => new Promise<void>(() => undefined);
  const client = effectsClient({ ...scripted(json({ id: "1" })), observe: { onAttempt: hangs, onCall: hangs } });

  expect(await client.items.read({ id: "1" })).toEqual({ id: "1" });
});
