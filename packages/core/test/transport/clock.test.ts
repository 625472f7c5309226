import { describe, expect, test } from "vitest";
import { systemClock } from "../../src/transport/clock.ts";
import { pause } from "../../src/transport/within.ts";

const unaborted = () => new AbortController().signal;

/** Resolves when the timer fires. */
const fired = (ms: number): Promise<void> => new Promise((resolve) => systemClock.timer(ms, resolve));

describe("the system's clock", () => {
  test("tells the time of the system", () => {
    const before = Date.now();

    const now = systemClock.now();

    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  test("tells what time has gone by, and never less than before", async () => {
    const before = systemClock.elapsed();
    await fired(2);

    const after = systemClock.elapsed();

    // A timer of Node counts whole milliseconds.
    expect(after - before).toBeGreaterThanOrEqual(1);
  });

  test("tells what time has gone by whatever the system's time is set to", () => {
    const real = Date.now;
    const before = systemClock.elapsed();
    Date.now = () => real() - 86_400_000;
    try {
      expect(systemClock.elapsed()).toBeGreaterThanOrEqual(before);
      expect(systemClock.elapsed() - before).toBeLessThan(60_000);
    } finally {
      Date.now = real;
    }
  });

  test("sleeps and wakes", async () => {
    const slept = pause(systemClock, 0, unaborted());

    await expect(slept).resolves.toBeUndefined();
  });

  test("does not fall asleep under an aborted signal", async () => {
    const slept = pause(systemClock, 60_000, AbortSignal.abort("enough"));

    await expect(slept).rejects.toBe("enough");
  });

  test("wakes with the signal's reason when it aborts", async () => {
    const controller = new AbortController();
    const slept = pause(systemClock, 60_000, controller.signal);

    controller.abort("enough");

    await expect(slept).rejects.toBe("enough");
  });

  test("does not fire a timer that was taken back", async () => {
    let isFired = false;
    const cancel = systemClock.timer(0, () => {
      isFired = true;
    });

    cancel();
    await fired(5);

    expect(isFired).toBe(false);
  });

  test("fires a timer whose time has gone by already", async () => {
    await expect(fired(-5)).resolves.toBeUndefined();
  });

  test.for([2 ** 31, 30 * 86_400_000, Number.POSITIVE_INFINITY])(
    "sleeps longer than a timer can: %d ms",
    async (ms) => {
      const controller = new AbortController();
      const long = pause(systemClock, ms, controller.signal).then(() => "long");
      const short = pause(systemClock, 1, controller.signal).then(() => "short");

      const first = await Promise.race([long, short]);

      long.catch(() => undefined);
      controller.abort();
      expect(first).toBe("short");
    },
  );
});
