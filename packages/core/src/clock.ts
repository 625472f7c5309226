/** Time, as a parameter: tests pass their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason the moment it aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** A longer `setTimeout` fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const stop = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(
        () => {
          signal.removeEventListener("abort", stop);
          resolve();
        },
        Math.min(ms, LONGEST_TIMER_MS),
      );
      signal.addEventListener("abort", stop, { once: true });
    }),
};

/** A pause that ends with `signal`, where there is one. */
export const pause = (clock: Clock, ms: number, signal = new AbortController().signal): Promise<void> =>
  clock.sleep(ms, signal);

export interface Limit {
  readonly ms: number;
  readonly clock: Clock;
  readonly parent?: AbortSignal | undefined;
  /** What the work is aborted with when the time is up. */
  readonly reason: () => Error;
}

/** A signal that aborts when the time is up or the parent does; `end` it when the work is over. */
export function limited({ ms, clock, parent, reason }: Limit): { readonly signal: AbortSignal; end(): void } {
  parent?.throwIfAborted();
  const controller = new AbortController();
  const timer = new AbortController();
  const follow = () => controller.abort(parent?.reason);
  parent?.addEventListener("abort", follow, { once: true });
  clock.sleep(ms, timer.signal).then(
    () => controller.abort(reason()),
    () => undefined,
  );
  const end = () => {
    timer.abort(null);
    parent?.removeEventListener("abort", follow);
  };
  return { signal: controller.signal, end };
}

/** Runs `work` under a time limit; ends at once when the limit or the parent signal does, even if `work` ignores its signal. */
export async function within<T>(limit: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, end } = limited(limit);
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  try {
    return await Promise.race([work(signal), stopped]);
  } finally {
    end();
  }
}
