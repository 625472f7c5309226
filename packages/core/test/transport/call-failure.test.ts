import { describe, expect, test } from "vitest";
import { ConnectionError, type OutcomeUnknownError, type Recovery, RefusedError } from "../../src/errors/errors.ts";
import type { Call } from "../../src/transport/call.ts";
import { callFailure } from "../../src/transport/call-failure.ts";
import { createLedger } from "../../src/transport/ledger.ts";
import type { Effect } from "../../src/types/operation.ts";
import { callOf } from "../support/call.ts";
import { effects } from "../support/sdk.ts";

const where = { origin: "https://api.test", since: 1000, until: 2000, idempotencyKey: "key-1" };
const isStart = (effect: Effect): boolean => effect === "once" || effect === "keyed";

/** A call of which nothing was sent, one that was lost, and one that was fulfilled. */
function callAt(state: "unsent" | "lost" | "fulfilled", parts: Partial<Call> = {}): Call {
  const ledger = createLedger();
  if (state !== "unsent") ledger.leaving();
  if (state === "fulfilled") ledger.fulfilled();
  return callOf({ operation: "runs.start", ledger, ...parts });
}

const connectionError = new ConnectionError("reset", { operation: "runs.start", acted: "maybe" });

describe("an error of ours", () => {
  test.for(effects)("stays what it is where the server did not act: %s", (effect) => {
    const refused = new RefusedError("not sent", { operation: "runs.start" });

    expect(callFailure(refused, callAt("unsent", { effect }), where)).toBe(refused);
  });

  test.for(effects.filter((effect) => !isStart(effect)))(
    "stays what it is where a repeat does no harm: %s",
    (effect) => {
      expect(callFailure(connectionError, callAt("lost", { effect }), where)).toBe(connectionError);
    },
  );

  test.for(effects.filter(isStart))(
    "is the cause of an unknown outcome where the server may have acted: %s",
    (effect) => {
      const failure = callFailure(connectionError, callAt("lost", { effect }), where);

      expect(failure).toMatchObject({
        ...where,
        name: "OutcomeUnknownError",
        operation: "runs.start",
        acted: "maybe",
        cause: connectionError,
      });
    },
  );

  test.for(effects)("stays what it is where the server has acted: %s", (effect) => {
    expect(callFailure(connectionError, callAt("fulfilled", { effect }), where)).toBe(connectionError);
  });
});

describe("the caller's own reason to end a call", () => {
  const reasons: readonly unknown[] = ["enough", undefined, new Error("shutting down"), connectionError];

  test.for(reasons)("is the cause of an AbortError: %s", (reason) => {
    const signal = AbortSignal.abort(reason);

    const failure = callFailure(signal.reason, callAt("unsent", { signal }), where);

    expect(failure).toMatchObject({
      name: "AbortError",
      operation: "runs.start",
      acted: "no",
      message: "runs.start: ended by the caller's signal",
    });
    expect(failure.cause).toBe(signal.reason);
  });

  test("says that a request which is under way may be carried out", () => {
    const signal = AbortSignal.abort("enough");

    expect(callFailure("enough", callAt("lost", { effect: "idempotent", signal }), where)).toMatchObject({
      name: "AbortError",
      acted: "maybe",
    });
  });

  test.for(effects.filter(isStart))("leaves the outcome of a start unknown that was sent: %s", (effect) => {
    const signal = AbortSignal.abort("enough");

    expect(callFailure("enough", callAt("lost", { effect, signal }), where)).toMatchObject({
      name: "OutcomeUnknownError",
      cause: { name: "AbortError", cause: "enough" },
    });
  });

  test("is not taken for one where the signal has not aborted", () => {
    expect(callFailure(undefined, callAt("unsent"), where)).toMatchObject({ name: "LayerError" });
  });

  test("is not taken for what else fails under an aborted signal", () => {
    const signal = AbortSignal.abort("enough");
    const fault = new TypeError("x is undefined");

    expect(callFailure(fault, callAt("unsent", { signal }), where)).toMatchObject({ name: "LayerError", cause: fault });
  });
});

describe("a fault in the caller's own code", () => {
  test.for([
    [new TypeError("x is undefined"), "TypeError: x is undefined"],
    ["enough", "enough"],
    [null, "null"],
  ] as const)("is the cause of a LayerError: %s", ([thrown, words]) => {
    const failure = callFailure(thrown, callAt("unsent"), where);

    expect(failure).toMatchObject({
      name: "LayerError",
      acted: "no",
      message: `runs.start: a layer, or the \`fetch\` given to the client, failed (${words})`,
    });
    expect(failure.cause).toBe(thrown);
  });

  test("shows no credential in the message", () => {
    const call = callAt("unsent");
    call.redactor.add("k-12345678");

    const { message } = callFailure(new Error("cannot send k-12345678"), call, where);

    expect(message).toContain("cannot send [secret]");
  });
});

test("what can be done about a lost start is kept in its error", async () => {
  const asked: unknown[] = [];
  const recovery: Recovery = {
    correlation: "c-1",
    reconcile: async ({ since, until }) => {
      asked.push([since, until]);
      return { outcome: "unknown", why: "nobody knows" };
    },
  };

  const failure = callFailure(
    connectionError,
    callAt("lost", { effect: "once" }),
    where,
    recovery,
  ) as OutcomeUnknownError;

  expect(failure.correlation).toBe("c-1");
  expect(await failure.reconcile()).toEqual({ outcome: "unknown", why: "nobody knows" });
  expect(asked).toEqual([[1000, 2000]]);
});
