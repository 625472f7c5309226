import { limited, within } from "../clock.ts";
import { ApiError, ConnectionError, DeadlineError, DecodeError, RunFailedError } from "../errors.ts";
import type { RunState } from "../operation.ts";
import type { RunContext } from "./context.ts";
import type { Run } from "./run.ts";
import { isTerminal } from "./run-state.ts";

/** A run as it was found to be. */
export interface RunUpdate<Last = unknown> {
  readonly state: RunState;
  readonly reason: string | undefined;
  readonly last: Last;
}

export interface WatchOptions {
  /** Milliseconds to wait in all. Default 900,000 (15 minutes). */
  readonly deadlineMs?: number;
  /** Milliseconds between two polls at most; the first come sooner. Default 3,000. */
  readonly pollMs?: number;
  /** `terminal`: until it has ended. `attention`: also until a person must act. Default `terminal`. */
  readonly waitFor?: "terminal" | "attention";
  /** Ends the wait, not the run. */
  readonly signal?: AbortSignal;
}

export interface WaitOptions<Waited = Run> extends WatchOptions {
  /** Called with the run whenever its state or reason has changed; the wait goes on when it is done. */
  readonly onUpdate?: (run: Waited) => unknown;
}

const FIRST_POLL_MS = 500;
/** A fresh run may not be readable yet; this many polls may answer 404 first. */
const GRACE_POLLS = 5;
/** Polls in a row that may fail for a passing reason. */
const TRANSIENT_POLLS = 10;

/** Polls until the run has ended, and answers its record or throws what became of it. */
export async function wait(run: Run, operation: string, context: RunContext, options: WaitOptions): Promise<unknown> {
  return within(limitOf(run, operation, context, options), async (signal) => {
    for await (const _ of updates(run, context, options, signal)) await options.onUpdate?.(run);
    return settled(run, operation);
  });
}

/** Polls and yields every change until the run has ended. */
export async function* watch(
  run: Run,
  operation: string,
  context: RunContext,
  options: WatchOptions,
): AsyncGenerator<RunUpdate> {
  const limit = limited(limitOf(run, operation, context, options));
  try {
    yield* updates(run, context, options, limit.signal);
  } finally {
    limit.end();
  }
}

function limitOf(run: Run, operation: string, { clock }: RunContext, options: WatchOptions) {
  const { deadlineMs = 900_000, signal: parent } = options;
  const reason = () =>
    new DeadlineError(`run ${run.id} was still ${describe(run)} after ${deadlineMs} ms; it goes on`, {
      operation,
      acted: "yes",
    });
  return { ms: deadlineMs, clock, parent, reason };
}

async function* updates(
  run: Run,
  { clock, random }: RunContext,
  { pollMs = 3000, waitFor = "terminal" }: WatchOptions,
  signal: AbortSignal,
): AsyncGenerator<RunUpdate> {
  let seen = "";
  let failures = 0;
  // A run its start reports as over has its record at once; any other is given a moment.
  let pause = isTerminal(run.state) ? 0 : Math.min(FIRST_POLL_MS, pollMs);
  for (; ; pause = Math.min(Math.max(pause, FIRST_POLL_MS) * 3, pollMs)) {
    await clock.sleep(pause * (0.95 + 0.05 * random()), signal);
    try {
      await run.get({ signal });
      failures = 0;
    } catch (error) {
      if (signal.aborted || !passes(error, ++failures, run.last !== undefined)) throw error;
      if (error instanceof DeadlineError) await clock.sleep(error.retryAfterMs ?? 0, signal);
    }
    if (run.last === undefined) continue;
    // More than once where what the reader of an update does moves the run on.
    while (describe(run) !== seen) {
      seen = describe(run);
      const { state, reason, last } = run;
      yield { state, reason, last };
    }
    if (isTerminal(run.state) || (waitFor === "attention" && run.state === "waiting")) return;
  }
}

function settled(run: Run, operation: string): unknown {
  const { id, state, reason, last } = run;
  if (state !== "failed" && state !== "cancelled") return last;
  throw new RunFailedError(`run ${id} ${describe(run)}`, { operation, acted: "yes", id, state, reason, last });
}

/** Whether the wait outlives a failed poll: a fresh run may not be found yet, a connection may come back. */
function passes(error: unknown, failures: number, found: boolean): boolean {
  if (error instanceof ApiError && error.status === 404) return !found && failures <= GRACE_POLLS;
  const passing =
    error instanceof ApiError
      ? error.status >= 500 || error.status === 408 || error.status === 429
      : [ConnectionError, DecodeError, DeadlineError].some((type) => error instanceof type);
  return passing && failures <= TRANSIENT_POLLS;
}

const describe = ({ state, reason }: Run): string => (reason === undefined ? state : `${state} (${reason})`);
