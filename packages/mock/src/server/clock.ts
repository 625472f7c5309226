import type { Clock } from "../states/timeline.ts";

/** A clock that can be set forward. */
export interface MovableClock extends Clock {
  advance(ms: number): void;
  /** Goes back to the time of the clock underneath. */
  reset(): void;
}

export function movable(clock: Clock): MovableClock {
  let offset = 0;
  return {
    now: () => clock.now() + offset,
    advance(ms) {
      offset += ms;
    },
    reset() {
      offset = 0;
    },
  };
}
