import { AbortError, DeadlineError, RunFailedError } from "../errors/errors.ts";
import type { CallParts } from "../transport/call-parts.ts";
import { ABOVE_0, ANY, checkOptions, type Known } from "../transport/check-options.ts";
import { tell } from "../transport/observe.ts";
import { limited, pause, within } from "../transport/within.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Run } from "../types/run.ts";
import type { RunUpdate, WaitOptions, WatchOptions } from "../types/wait-options.ts";
import type { RunContext } from "./context.ts";
import { askedMs, canPass, type Failures, pauseAfter, withFailure } from "./poll-failure.ts";
import { fateOf, isFailed, isTerminal } from "./states.ts";

/** A run that is waited for. */
export interface Waited {
  readonly run: Run;
  /** Reads the run's record once. */
  readonly read: (options: CallOptions, parts: CallParts) => Promise<unknown>;
  /** The operation that started it, or reads it. */
  readonly operation: string;
  /** Whether the start said that it is over, and its record does not yet. */
  readonly isBehind: () => boolean;
}

const WATCH: Known<WatchOptions> = {
  deadlineMs: ABOVE_0,
  pollMs: ABOVE_0,
  waitFor: ANY,
  onPoll: ANY,
  signal: ANY,
};

export const WAIT: Known<WaitOptions<Run>> = { ...WATCH, onUpdate: ANY };

const FIRST_POLL_MS = 500;
const SHORTEST_POLL_MS = 100;
/** How long the record of a run that its start reported as over is waited for. */
const LAG_MS = 5000;

/** Polls until the run has ended, and answers its record or throws what became of it. */
export async function wait(waited: Waited, context: RunContext, options: WaitOptions<Run>): Promise<unknown> {
  const { run } = waited;
  checkOptions(`${waited.operation}.wait`, options, WAIT);
  const work = async (signal: AbortSignal) => {
    for await (const _ of updates(waited, context, options, signal)) await options.onUpdate?.(run);
    return settled(waited);
  };
  try {
    return await within(limitOf(waited, context, options), work);
  } catch (error) {
    throw ended(error, waited, options);
  }
}

/** Polls and yields every change until the run has ended. */
export async function* watch(waited: Waited, context: RunContext, options: WatchOptions): AsyncGenerator<RunUpdate> {
  checkOptions(`${waited.operation}.watch`, options, WATCH);
  let end: (() => void) | undefined;
  try {
    const limit = limited(limitOf(waited, context, options));
    end = limit.end;
    yield* updates(waited, context, options, limit.signal);
  } catch (error) {
    throw ended(error, waited, options);
  } finally {
    end?.();
  }
}

function limitOf({ run, operation }: Waited, { clock }: RunContext, options: WatchOptions) {
  const { deadlineMs = 900_000, signal: parent } = options;
  const reason = () =>
    new DeadlineError(`run ${run.id} was still ${describe(run)} after ${deadlineMs} ms; it goes on`, {
      operation,
      acted: "yes",
    });
  return { ms: deadlineMs, clock, parent, reason };
}

/** The caller's signal ends a wait with an error of ours too. */
function ended(error: unknown, { run, operation }: Waited, { signal }: WatchOptions): unknown {
  if (!signal?.aborted || error !== signal.reason) return error;
  const message = `the wait for run ${run.id} was ended by its signal; the run goes on`;
  return new AbortError(message, { operation, acted: "yes", cause: error });
}

async function* updates(
  waited: Waited,
  { clock, random, hooks }: RunContext,
  { pollMs: givenMs = 3000, waitFor = "terminal", onPoll }: WatchOptions,
  signal: AbortSignal,
): AsyncGenerator<RunUpdate> {
  const { run } = waited;
  const pollMs = Math.max(givenMs, SHORTEST_POLL_MS);
  let seen = "";
  let failures: Failures | undefined;
  let leastMs = 0;
  let lagEnds = Number.POSITIVE_INFINITY;
  // More than once where what the reader of an update does moves the run on.
  function* changes(): Generator<RunUpdate> {
    while (describe(run) !== seen) {
      seen = describe(run);
      const { state, reason, last } = run;
      yield { state, reason, last };
    }
  }
  // A run its start reports as over has its record at once; any other is given a moment.
  let pauseMs = isTerminal(run.state) ? 0 : Math.min(FIRST_POLL_MS, pollMs);
  for (;;) {
    await pause(clock, Math.max(pauseMs * (0.95 + 0.05 * random()), leastMs), signal);
    pauseMs = Math.min(Math.max(pauseMs, FIRST_POLL_MS) * 3, pollMs);
    try {
      await waited.read({ signal }, { retry: false });
      failures = undefined;
      leastMs = 0;
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      failures = withFailure(failures, error, clock.elapsed());
      if (!canPass(failures)) throw error;
      const { name } = error as Error;
      tell(hooks, "onPollError", { operation: waited.operation, run: run.id, failures: failures.count, error: name });
      pauseMs = pauseAfter(failures, pollMs);
      leastMs = askedMs(error);
      continue;
    }
    yield* changes();
    await onPoll?.();
    yield* changes();
    if (waited.isBehind() && clock.elapsed() < lagEnds) {
      lagEnds = Math.min(lagEnds, clock.elapsed() + LAG_MS);
      pauseMs = SHORTEST_POLL_MS;
      continue;
    }
    if (isTerminal(run.state) || (waitFor === "attention" && fateOf(run.state) === "attention")) return;
  }
}

function settled({ run, operation }: Waited): unknown {
  const { id, state, reason, last } = run;
  if (!isFailed(state)) return last;
  throw new RunFailedError(`run ${id} ${describe(run)}`, { operation, acted: "yes", id, state, reason, last });
}

const describe = ({ state, reason }: Run): string => (reason === undefined ? state : `${state} (${reason})`);
