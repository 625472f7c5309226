import { AbortError, ConnectionError, DeadlineError } from "../errors/errors.ts";
import { bodyReader } from "../transport/body-reader.ts";
import type { Clock } from "../transport/clock.ts";
import { failureText } from "../transport/failure.ts";
import { onAbort } from "../transport/on-abort.ts";

export interface StreamLimits {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** When the call began, by the clock that never steps. */
  readonly since: number;
  /** Milliseconds the stream may take to its end; for ever when the caller set no deadline. */
  readonly deadlineMs?: number | undefined;
  /** Milliseconds in which nothing may come, not even a heartbeat, while somebody reads. */
  readonly silenceMs: number;
}

export interface Guarded {
  readonly stream: ReadableStream<Uint8Array>;
  /** Throws what the stream has failed with, also when a chunk of it was read before. */
  throwIfOver(): void;
}

/** A body whose failures are ours. It ends with the caller's signal or deadline, also while nobody reads, and with silence. */
export function guarded(
  body: ReadableStream<Uint8Array>,
  operation: string,
  { clock, signal, since, deadlineMs = Number.POSITIVE_INFINITY, silenceMs }: StreamLimits,
): Guarded {
  const reader = bodyReader(body);
  const details = { operation, acted: "yes" } as const;
  let fail: (error: unknown) => void = () => undefined;
  let cancelTimer: (() => void) | undefined;
  let unfollow: (() => void) | undefined;
  let isOver = false;
  let failure: unknown;

  const end = () => {
    isOver = true;
    cancelTimer?.();
    unfollow?.();
  };
  const late = () => new DeadlineError(`the stream had not ended within the deadline of ${deadlineMs} ms`, details);
  const silent = () => new ConnectionError(`nothing came for ${silenceMs} ms`, details);
  const aborted = () => new AbortError("ended by the caller's signal", { ...details, cause: signal?.reason });

  /** One timer at a time: for the silence while a read is under way, and for the deadline always. */
  function watch(isReading: boolean): void {
    cancelTimer?.();
    const leftMs = since + deadlineMs - clock.elapsed();
    const isSilence = isReading && silenceMs < leftMs;
    const ms = isSilence ? silenceMs : leftMs;
    cancelTimer = Number.isFinite(ms) ? clock.timer(ms, () => fail(isSilence ? silent() : late())) : undefined;
  }

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      fail = (error) => {
        if (isOver) return;
        end();
        failure = error;
        controller.error(error);
        reader.cancel();
      };
      if (signal?.aborted) return fail(aborted());
      unfollow = signal && onAbort(signal, () => fail(aborted()));
      watch(false);
    },
    async pull(controller) {
      watch(true);
      try {
        const { done, value } = await reader.read();
        if (isOver) return;
        if (done || value === undefined) {
          end();
          return controller.close();
        }
        watch(false);
        controller.enqueue(value);
      } catch (cause) {
        fail(new ConnectionError(`the stream broke off (${failureText(cause)})`, { ...details, cause }));
      }
    },
    cancel() {
      end();
      reader.cancel();
    },
  });
  return {
    stream,
    throwIfOver() {
      if (failure !== undefined) throw failure;
    },
  };
}
