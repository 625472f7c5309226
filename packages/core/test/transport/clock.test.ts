import { describe, expect, test } from "vitest";
import { systemClock, within } from "../../src/transport/clock.ts";
import { caught } from "../support/caught.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const unaborted = () => new AbortController().signal;
const forever = () => new Promise<never>(() => undefined);

describe("the system's clock", () => {
  test("tells the time of the system", () => {
    const before = Date.now();

    const now = systemClock.now();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  test("sleeps and wakes", async () => {
    const slept = systemClock.sleep(0, unaborted());

    await expect(slept).resolves.toBeUndefined();
  });

  test("does not fall asleep under an aborted signal", async () => {
    const slept = systemClock.sleep(60_000, AbortSignal.abort("enough"));

    await expect(slept).rejects.toBe("enough");
  });

  test("wakes with the signal's reason when it aborts", async () => {
    const controller = new AbortController();
    const slept = systemClock.sleep(60_000, controller.signal);

    controller.abort("enough");

    await expect(slept).rejects.toBe("enough");
  });

  test.for([2 ** 31, 30 * 86_400_000, Number.POSITIVE_INFINITY])(
    "sleeps longer than a timer can: %d ms",
    async (ms) => {
      const controller = new AbortController();
      const long = systemClock.sleep(ms, controller.signal).then(() => "long");
      const short = systemClock.sleep(1, controller.signal).then(() => "short");

      const first = await Promise.race([long, short]);

      long.catch(() => undefined);
      controller.abort();
      expect(first).toBe("short");
    },
  );
});

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
    let timers = 0;
    const clock = {
      now: () => 0,
      sleep: (_: number, signal: AbortSignal) =>
        new Promise<void>((_, reject) => {
          timers++;
          signal.addEventListener("abort", () => {
            timers--;
            reject(signal.reason);
          });
        }),
    };

    await within({ ms: 100, clock, parent: unaborted(), reason }, async () => undefined);

    expect(timers).toBe(0);
  });
});
