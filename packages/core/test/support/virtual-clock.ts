import type { Clock } from "../../src/clock.ts";

/** Turns of the event loop without news after which nothing but time is left to wait for. */
const QUIET_TURNS = 25;

/** What a virtual clock shows when it is made, epoch milliseconds. */
export const EPOCH = Date.UTC(2026, 10, 22);

export interface VirtualClock extends Clock {
  /** Milliseconds gone by since the clock was made. */
  elapsed(): number;
  /** Runs `act` once `ms` milliseconds from now have gone by. */
  after(ms: number, act: () => void): void;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/**
 * A clock that stands still while there is work, and moves to the earliest sleeper when there is none. `busy` tells of
 * work the event loop cannot show, such as an answer on its way through a socket.
 */
export function createVirtualClock({ busy = () => false }: { busy?: () => boolean } = {}): VirtualClock {
  const sleepers = new Set<Sleeper>();
  let now = EPOCH;
  let news = 0;
  let running = false;

  function sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        forget();
        reject(signal.reason);
      };
      const forget = () => {
        news++;
        sleepers.delete(sleeper);
        signal.removeEventListener("abort", stop);
      };
      const wake = () => {
        forget();
        resolve();
      };
      const sleeper = { at: now + ms, wake };
      news++;
      sleepers.add(sleeper);
      signal.addEventListener("abort", stop, { once: true });
      if (!running) void run();
    });
  }

  async function run(): Promise<void> {
    running = true;
    while (earliest() !== undefined) {
      await quiet();
      const next = earliest();
      if (next === undefined) continue;
      now = next.at;
      next.wake();
    }
    running = false;
  }

  /** Who sleeps for ever is not waited for. */
  function earliest(): Sleeper | undefined {
    return [...sleepers]
      .filter(({ at }) => at < Number.POSITIVE_INFINITY)
      .reduce<Sleeper | undefined>(earlier, undefined);
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
    now: () => now,
    sleep,
    elapsed: () => now - EPOCH,
    after: (ms, act) => void sleep(ms, new AbortController().signal).then(act),
  };
}

const earlier = (first: Sleeper | undefined, second: Sleeper): Sleeper =>
  first === undefined || second.at < first.at ? second : first;
