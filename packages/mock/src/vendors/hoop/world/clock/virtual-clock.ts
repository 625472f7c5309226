import type { Clock } from "./clock.ts";

/** Time that stands still until a test moves it. */
export interface VirtualClock extends Clock {
  /** Moves time on, calling what falls due on the way, in order. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly due: number;
  readonly then: () => void;
}

export function createVirtualClock(start = Date.UTC(2026, 10, 26, 15, 30)): VirtualClock {
  const timers = new Set<Timer>();
  let now = start;
  return {
    now: () => now,
    after(ms, then) {
      const timer = { due: now + ms, then };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      await settled();
      const end = now + ms;
      for (let next = earliest(timers, end); next; next = earliest(timers, end)) {
        timers.delete(next);
        now = next.due;
        next.then();
        await settled();
      }
      now = end;
      await settled();
    },
  };
}

function earliest(timers: ReadonlySet<Timer>, end: number): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (timer.due <= end && (!first || timer.due < first.due)) first = timer;
  return first;
}

/** After every promise that was ready has been answered. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
