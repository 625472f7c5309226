import { AbortError, RunFailedError } from "../errors/errors.ts";
import { SdkError } from "../errors/sdk-error.ts";
import { ANY, checkOptions } from "../transport/check-options.ts";
import { onAbort } from "../transport/on-abort.ts";
import type { Run } from "../types/run.ts";
import type { WatchOptions } from "../types/wait-options.ts";
import { type Fate, fateOf } from "./states.ts";
import { WAIT } from "./wait.ts";

export interface RunAllOptions<Each extends Run = Run> extends WatchOptions {
  /**
   * Runs under way at the same time.
   * @default 10
   */
  readonly concurrency?: number;
  /** Told of every run once it has started, and waited for before its wait begins: the place to store the token. */
  readonly onStart?: (started: { readonly index: number; readonly run: Each; readonly token: string }) => unknown;
  /** Told of every change of state. */
  readonly onUpdate?: (run: Each, index: number) => void;
}

/** What became of one start, by its place in the list. */
export interface RunEntry<Each extends Run = Run> {
  readonly index: number;
  /** Absent where the start did not get so far. */
  readonly run?: Each;
  readonly error?: unknown;
}

export interface RunSummary<Each extends Run = Run> {
  readonly succeeded: readonly RunEntry<Each>[];
  /** Failed or cancelled. */
  readonly failed: readonly RunEntry<Each>[];
  /** A person must act. */
  readonly waiting: readonly RunEntry<Each>[];
  /** Started or perhaps started, and not seen to end; `error` says why. */
  readonly unknown: readonly RunEntry<Each>[];
  /** Certainly not started: refused, or not come to before the signal. */
  readonly notStarted: readonly RunEntry<Each>[];
}

type Verdict = keyof RunSummary;

const verdicts = {
  open: "unknown",
  attention: "waiting",
  succeeded: "succeeded",
  failed: "failed",
} as const satisfies Record<Fate, Verdict>;

/**
 * Starts runs and waits for them, some at a time. Never throws for one of them: all are in the summary. An aborted
 * `signal` ends the waits and starts no more; what runs goes on.
 */
export async function runAll<Each extends Run>(
  starts: readonly (() => Promise<Each>)[],
  options: RunAllOptions<Each> = {},
): Promise<RunSummary<Each>> {
  checkOptions("runAll", options, { ...WAIT, concurrency: 1, onStart: ANY });
  const { concurrency = 10 } = options;
  const found: (readonly [Verdict, RunEntry<Each>])[] = [];
  const queue = starts.entries();
  const worker = async () => {
    for (const [index, start] of queue) found[index] = await conduct(index, start, options);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, starts.length) }, worker));
  const of = (verdict: Verdict) => found.flatMap(([each, entry]) => (each === verdict ? [entry] : []));
  return {
    ...{ succeeded: of("succeeded"), failed: of("failed"), waiting: of("waiting") },
    ...{ unknown: of("unknown"), notStarted: of("notStarted") },
  };
}

async function conduct<Each extends Run>(
  index: number,
  start: () => Promise<Each>,
  options: RunAllOptions<Each>,
): Promise<readonly [Verdict, RunEntry<Each>]> {
  const { onStart, onUpdate, concurrency: _, ...wait } = options;
  if (options.signal?.aborted) return ["notStarted", { index, error: options.signal.reason }];
  let run: Each | undefined;
  try {
    const started = await settledOrAborted(start(), options.signal);
    run = started;
    await onStart?.({ index, run, token: run.token() });
    await run.wait({ waitFor: "attention", ...wait, onUpdate: () => onUpdate?.(started, index) });
    return [verdicts[fateOf(run.state)], { index, run }];
  } catch (error) {
    return [verdictOf(error, run), { index, error, ...(run && { run }) }];
  }
}

function verdictOf(error: unknown, run: Run | undefined): Verdict {
  if (error instanceof RunFailedError) return "failed";
  // Any other error, and an aborted call, may come from what `start` does once the run has started.
  const isOurs = error instanceof SdkError && !(error instanceof AbortError);
  const isRefused = run === undefined && isOurs && error.acted === "no";
  return isRefused ? "notStarted" : "unknown";
}

/** Milliseconds that an aborted fleet leaves a start that is under way to answer. */
const GRACE_MS = 5000;

/** A start that never settles must not keep an aborted fleet waiting; one that settles in time still counts. */
function settledOrAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const giveGrace = () => {
      timer = setTimeout(() => reject(signal.reason), GRACE_MS);
    };
    // The start itself may have aborted it.
    const unfollow = signal.aborted ? giveGrace() : onAbort(signal, giveGrace);
    const end = () => {
      clearTimeout(timer);
      unfollow?.();
    };
    promise.then(resolve, reject).finally(end);
  });
}
