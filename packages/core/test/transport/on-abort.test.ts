import { describe, expect, test } from "vitest";
import { onAbort } from "../../src/transport/on-abort.ts";
import { collectGarbage } from "../support/collect-garbage.ts";

/** A signal that counts the listeners it has. */
function counted() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set<unknown>();
  const add = signal.addEventListener.bind(signal) as (...given: unknown[]) => void;
  const remove = signal.removeEventListener.bind(signal) as (...given: unknown[]) => void;
  Object.assign(signal, {
    addEventListener: (type: string, listener: unknown, options: unknown) => {
      listeners.add(listener);
      add(type, listener, options);
    },
    removeEventListener: (type: string, listener: unknown) => {
      listeners.delete(listener);
      remove(type, listener);
    },
  });
  return { controller, signal, listeners };
}

const nothing = () => undefined;

describe("what follows a signal", () => {
  test("is told when it aborts, once and in order", () => {
    const controller = new AbortController();
    const told: string[] = [];
    onAbort(controller.signal, () => told.push("first"));
    onAbort(controller.signal, () => told.push("second"));

    controller.abort();
    controller.abort();

    expect(told).toEqual(["first", "second"]);
  });

  test("is not told once it has taken that back", () => {
    const controller = new AbortController();
    const told: string[] = [];
    const unfollow = onAbort(controller.signal, () => told.push("first"));
    onAbort(controller.signal, () => told.push("second"));

    unfollow();
    controller.abort();

    expect(told).toEqual(["second"]);
  });

  test("is not told when the one before it takes that back for it", () => {
    const controller = new AbortController();
    const told: string[] = [];
    onAbort(controller.signal, () => {
      told.push("first");
      unfollow();
    });
    const unfollow = onAbort(controller.signal, () => told.push("second"));

    controller.abort();

    expect(told).toEqual(["first"]);
  });

  test("may come after others have all gone", () => {
    const controller = new AbortController();
    let told = 0;
    onAbort(controller.signal, nothing)();
    onAbort(controller.signal, () => told++);

    controller.abort();

    expect(told).toBe(1);
  });

  test("may take that back twice without harm to who came later", () => {
    const controller = new AbortController();
    let told = 0;
    const unfollow = onAbort(controller.signal, nothing);
    unfollow();
    onAbort(controller.signal, () => told++);

    unfollow();
    controller.abort();

    expect(told).toBe(1);
  });

  test("takes one listener, however many there are", () => {
    const { controller, signal, listeners } = counted();
    let told = 0;

    for (let follower = 0; follower < 1000; follower++) onAbort(signal, () => told++);

    expect(listeners.size).toBe(1);
    controller.abort();
    expect(told).toBe(1000);
  });

  test("leaves no listener behind when the last one goes", () => {
    const { signal, listeners } = counted();
    const unfollows = Array.from({ length: 10 }, () => onAbort(signal, nothing));

    for (const unfollow of unfollows) unfollow();

    expect(listeners.size).toBe(0);
  });

  test("keeps no signal in memory that was composed for one call", async () => {
    const shutdown = new AbortController();
    const composed = Array.from({ length: 5 }, () => {
      const signal = AbortSignal.any([shutdown.signal]);
      onAbort(signal, nothing)();
      return new WeakRef(signal);
    });

    await new Promise(setImmediate);
    collectGarbage();

    expect(composed.filter((each) => each.deref() !== undefined)).toEqual([]);
    expect(shutdown.signal.aborted).toBe(false);
  });

  test("has each signal for itself", () => {
    const [one, other] = [new AbortController(), new AbortController()];
    const told: string[] = [];
    onAbort(one.signal, () => told.push("one"));
    onAbort(other.signal, () => told.push("other"));

    other.abort();

    expect(told).toEqual(["other"]);
  });
});
