import type { Clock } from "../../src/index.ts";

/** A clock that stands still until it is set. */
export const stoppedClock = (at = Date.UTC(2026, 10, 5, 9, 30)): Clock & { at: number } => ({
  at,
  now() {
    return this.at;
  },
});
