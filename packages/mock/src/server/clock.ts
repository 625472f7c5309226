import { unheld } from "../http/timers.ts";
import type { Clock, TimerClock } from "../states/timeline.ts";

const LOOK_MS = 10;

/** A clock that can be set forward, with timers that go by it. */
export interface MovableClock extends TimerClock {
  advance(ms: number): void;
  /** Goes back to the time of the clock underneath. */
  reset(): void;
}

export function movable(clock: Clock): MovableClock {
  let offset = 0;
  const now = () => clock.now() + offset;
  return {
    now,
    after(ms, then) {
      // Looked at again and again, as any clock may be set at any moment.
      const due = now() + ms;
      const timer = setInterval(() => {
        if (now() < due) return;
        clearInterval(timer);
        then();
      }, LOOK_MS);
      unheld(timer);
      return () => clearInterval(timer);
    },
    advance(ms) {
      offset += ms;
    },
    reset() {
      offset = 0;
    },
  };
}
