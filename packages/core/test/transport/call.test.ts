import { describe, expect, test } from "vitest";
import { callOf, DEFAULT_LIMITS, startCall } from "../../src/transport/call.ts";
import { requestOf } from "../support/call.ts";
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

describe("what a layer is given", () => {
  const request = requestOf({ method: "PUT" });

  test("is the call itself where the core's own is handed on", () => {
    const call = startCall("items.get", "read", DEFAULT_LIMITS);

    expect(callOf(request, call)).toBe(call);
  });

  test("makes a call of its own where a request comes without one", () => {
    const { operation, effect, attempt, timeoutMs, deadlineMs, signal, ledger } = callOf(request, undefined);

    expect({ operation, effect, attempt, timeoutMs, deadlineMs }).toEqual({
      operation: "PUT",
      effect: "idempotent",
      attempt: 1,
      ...DEFAULT_LIMITS,
    });
    expect(signal.aborted).toBe(false);
    expect(ledger.acted).toBe("no");
  });

  test("is completed where a layer made it up", () => {
    const { signal } = new AbortController();
    const view = { operation: "items.get", effect: "read", attempt: 3, timeoutMs: 1, deadlineMs: 2, signal } as const;

    const call = callOf(request, view);

    expect(call).toMatchObject(view);
    expect(call.ledger.acted).toBe("no");
    expect(call.redactor.clean("text")).toBe("text");
  });
});

describe("a call that was started", () => {
  test("counts its attempts, and knows of a retry that was not made", () => {
    const { tally } = startCall("items.get", "read", DEFAULT_LIMITS);

    tally.attempt();
    tally.attempt();
    tally.suppress();

    expect([tally.attempts, tally.suppressed]).toEqual([2, true]);
  });

  test("does not share what it knows with another", () => {
    const [one, other] = [startCall("a.b", "read", DEFAULT_LIMITS), startCall("a.b", "read", DEFAULT_LIMITS)];

    one.ledger.leaving();
    one.tally.attempt();

    expect([one.ledger.acted, other.ledger.acted]).toEqual(["maybe", "no"]);
    expect(other.tally.attempts).toBe(0);
  });

  test("may have been sent before", () => {
    expect(startCall("a.b", "keyed", DEFAULT_LIMITS, undefined, true).ledger.acted).toBe("maybe");
  });
});
