import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/transport/clock.ts";
import { limited, pause, within } from "../../src/transport/within.ts";
import { caught } from "../support/caught.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const unaborted = () => new AbortController().signal;
const forever = () => new Promise<never>(() => undefined);

/** A clock that stands still, and the timers that wait for it. */
function countedClock() {
  const timers = new Set<() => void>();
  const clock: Clock = {
    now: () => 0,
    elapsed: () => 0,
    timer: (_ms, fire) => {
      timers.add(fire);
      return () => timers.delete(fire);
    },
  };
  return { clock, timers };
}

describe("work under a limit", () => {
  const reason = () => new Error("time is up");

  test("answers what the work answers", async () => {
    const clock = createVirtualClock();

    const done = await within({ ms: 100, clock, parent: unaborted(), reason }, async () => "done");

    expect(done).toBe("done");
  });

  test("fails as the work fails", async () => {
    const clock = createVirtualClock();
    const failure = new Error("broken");

    const work = within({ ms: 100, clock, parent: unaborted(), reason }, () => Promise.reject(failure));

    await expect(work).rejects.toBe(failure);
  });

  test("ends at the limit even if the work ignores its signal", async () => {
    const clock = createVirtualClock();

    const work = within({ ms: 100, clock, parent: unaborted(), reason }, forever);

    await expect(work).rejects.toThrow("time is up");
    expect(clock.elapsed()).toBe(100);
  });

  test("aborts the work at the limit with the limit's reason", async () => {
    const clock = createVirtualClock();
    let seen: AbortSignal | undefined;

    const work = within({ ms: 100, clock, parent: unaborted(), reason }, (signal) => {
      seen = signal;
      return forever();
    });

    const failure = await caught(work);
    expect(seen?.reason).toBe(failure);
  });

  test("ends the moment its parent aborts", async () => {
    const clock = createVirtualClock();
    const parent = new AbortController();
    clock.after(10, () => parent.abort("enough"));

    const work = within({ ms: 100, clock, parent: parent.signal, reason }, forever);

    await expect(work).rejects.toBe("enough");
    expect(clock.elapsed()).toBe(10);
  });

  test("does not begin under an aborted parent", async () => {
    const clock = createVirtualClock();
    let begun = false;

    const work = within({ ms: 100, clock, parent: AbortSignal.abort("enough"), reason }, async () => {
      begun = true;
    });

    await expect(work).rejects.toBe("enough");
    expect(begun).toBe(false);
  });

  test("leaves no timer behind", async () => {
    const { clock, timers } = countedClock();

    await within({ ms: 100, clock, parent: unaborted(), reason }, async () => undefined);

    expect(timers.size).toBe(0);
  });

  test("that fails at once leaves no timer behind either", async () => {
    const { clock, timers } = countedClock();
    const fail = (): Promise<never> => {
      throw new Error("broken");
    };

    const failure = await caught(within({ ms: 100, clock, parent: unaborted(), reason }, fail));

    expect(failure).toMatchObject({ message: "broken" });
    expect(timers.size).toBe(0);
  });

  test("that its parent ended leaves no timer behind", async () => {
    const { clock, timers } = countedClock();
    const parent = new AbortController();
    const work = within({ ms: 100, clock, parent: parent.signal, reason }, forever);

    parent.abort("enough");

    await expect(work).rejects.toBe("enough");
    expect(timers.size).toBe(0);
  });

  test("hears nothing of its parent once it is over", async () => {
    const clock = createVirtualClock();
    const parent = new AbortController();
    let seen: AbortSignal | undefined;
    await within({ ms: 100, clock, parent: parent.signal, reason }, async (signal) => {
      seen = signal;
    });

    parent.abort("enough");

    expect(seen?.aborted).toBe(false);
  });
});

describe("a pause", () => {
  test("ends after its time", async () => {
    const clock = createVirtualClock();

    await pause(clock, 250);

    expect(clock.elapsed()).toBe(250);
  });

  test("is none under an aborted signal", async () => {
    const { clock, timers } = countedClock();

    await expect(pause(clock, 60_000, AbortSignal.abort("enough"))).rejects.toBe("enough");
    expect(timers.size).toBe(0);
  });

  test("ends with the signal's reason when it aborts, and leaves no timer behind", async () => {
    const { clock, timers } = countedClock();
    const controller = new AbortController();
    const paused = pause(clock, 60_000, controller.signal);

    controller.abort("enough");

    await expect(paused).rejects.toBe("enough");
    expect(timers.size).toBe(0);
  });

  test("leaves its signal alone when it is over", async () => {
    const controller = new AbortController();
    await pause(createVirtualClock(), 250, controller.signal);

    controller.abort("enough");

    expect(controller.signal.reason).toBe("enough");
  });
});

describe("a limited signal", () => {
  const reason = () => new Error("time is up");

  test("tells once why it stopped", async () => {
    const clock = createVirtualClock();
    const parent = new AbortController();
    const told: unknown[] = [];
    const { signal } = limited({ ms: 100, clock, parent: parent.signal, reason }, (why) => told.push(why));
    await pause(clock, 200);

    parent.abort("enough");

    expect(told).toEqual([signal.reason]);
    expect(signal.reason).toMatchObject({ message: "time is up" });
  });

  test("that was ended does not abort", async () => {
    const clock = createVirtualClock();
    const parent = new AbortController();
    const { signal, end } = limited({ ms: 100, clock, parent: parent.signal, reason });

    end();
    parent.abort("enough");
    await pause(clock, 200);

    expect(signal.aborted).toBe(false);
  });

  test("needs no parent", async () => {
    const clock = createVirtualClock();
    const { signal } = limited({ ms: 100, clock, reason });

    await pause(clock, 100);

    expect(signal.aborted).toBe(true);
  });
});
