import type { Clock } from "../../src/transport/clock.ts";

/** Turns of the event loop without news after which only time is left to wait for. */
const QUIET_TURNS = 25;

/** What a virtual clock shows when it is made, epoch milliseconds. */
export const EPOCH = Date.UTC(2026, 10, 22);

/** Time by two faces, as in the world: one that can be set, and one that never steps. */
export interface VirtualClock extends Clock {
  /** Runs `act` once `ms` milliseconds from now have gone by. */
  after(ms: number, act: () => void): void;
  /** Sets the wall clock forward, or back where `ms` is negative; no time goes by. */
  step(ms: number): void;
}

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/**
 * A clock that stands still while there is work, and moves to the earliest timer when there is none. `busy` tells of
 * work the event loop cannot show, such as an answer on its way through a socket.
 */
export function createVirtualClock({ busy = () => false }: { busy?: () => boolean } = {}): VirtualClock {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let wall = EPOCH;
  let news = 0;
  let running = false;

  function timer(ms: number, fire: () => void): () => void {
    const timer = { at: elapsed + Math.max(0, ms), fire };
    news++;
    timers.add(timer);
    if (!running) void run();
    return () => {
      news++;
      timers.delete(timer);
    };
  }

  async function run(): Promise<void> {
    running = true;
    while (earliest() !== undefined) {
      await quiet();
      const next = earliest();
      if (next === undefined) continue;
      timers.delete(next);
      elapsed = next.at;
      next.fire();
    }
    running = false;
  }

  /** What is never due is not waited for. */
  function earliest(): Timer | undefined {
    return [...timers].filter(({ at }) => at < Number.POSITIVE_INFINITY).reduce<Timer | undefined>(earlier, undefined);
  }

  async function quiet(): Promise<void> {
    let seen = news;
    for (let turns = 0; turns < QUIET_TURNS; turns++) {
      await new Promise(setImmediate);
      if (busy() || news !== seen) turns = 0;
      seen = news;
    }
  }

  return {
    now: () => wall + elapsed,
    elapsed: () => elapsed,
    timer,
    after: (ms, act) => void timer(ms, act),
    step: (ms) => {
      wall += ms;
    },
  };
}

const earlier = (first: Timer | undefined, second: Timer): Timer =>
  first === undefined || second.at < first.at ? second : first;
