import type { Clock } from "./clock.ts";
import { onAbort } from "./on-abort.ts";

export interface Limit {
  readonly ms: number;
  readonly clock: Clock;
  readonly parent?: AbortSignal | undefined;
  /** What the work is aborted with when the time is up. */
  readonly reason: () => unknown;
}

/** A signal that aborts when the time is up or the parent does; `end` it when the work is over. */
export function limited({ ms, clock, parent, reason }: Limit, onStop?: (why: unknown) => void) {
  parent?.throwIfAborted();
  const controller = new AbortController();
  const stop = (why: unknown) => {
    end();
    controller.abort(why);
    onStop?.(why);
  };
  const cancelTimer = clock.timer(ms, () => stop(reason()));
  const unfollow = parent && onAbort(parent, () => stop(parent.reason));
  const end = () => {
    cancelTimer();
    unfollow?.();
  };
  return { signal: controller.signal, end };
}

/** Runs `work` under a time limit; ends at once when the limit or the parent signal does, even if `work` ignores its signal. */
export function within<T>(limit: Limit, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const { signal, end } = limited(limit, reject);
    const failed = (error: unknown) => {
      end();
      reject(error);
    };
    try {
      work(signal).then((value) => {
        end();
        resolve(value);
      }, failed);
    } catch (error) {
      failed(error);
    }
  });
}

/** Resolves after `ms` milliseconds; rejects with the signal's reason the moment it aborts. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    limited({ ms, clock, parent: signal, reason: () => undefined }, (why) =>
      why === undefined ? resolve() : reject(why),
    );
  });
}
