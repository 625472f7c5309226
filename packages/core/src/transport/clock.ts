/** Time, as a parameter: tests pass their own. */
export interface Clock {
  /** The wall clock, in epoch milliseconds: only for dates that go over the wire or into a token. It may be set at any moment. */
  now(): number;
  /** Milliseconds by a clock that never steps, for durations. */
  elapsed(): number;
  /** Calls `fire` once after `ms` milliseconds; answers what takes that back. */
  timer(ms: number, fire: () => void): () => void;
}

/** A longer `setTimeout` fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  timer(ms, fire) {
    const timer = setTimeout(fire, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
