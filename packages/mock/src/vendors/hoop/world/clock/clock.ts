/** Where a world gets its time from. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `then` in `ms` milliseconds; the function it returns takes that back. */
  after(ms: number, then: () => void): () => void;
}

/** This machine's time. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
