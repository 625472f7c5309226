import type { CallOptions } from "./call.ts";
import { type Clock, within } from "./clock.ts";
import { at } from "./dot-path.ts";
import { ApiError, ConnectionError, DeadlineError, DecodeError, RefusedError, RunFailedError } from "./errors.ts";
import type { Operation, RunCall, RunPlan, RunState } from "./operation.ts";
import type { Input } from "./request.ts";
import { isTerminal, type Outcome, outcomeOf } from "./run-state.ts";

/** A run that was started. `Output` is what it yields, `Last` the vendor's own record of it. */
export interface Run<Output = unknown, Last = unknown> {
  readonly id: string;
  /** As of the newest record. */
  readonly state: RunState;
  /** Why, where the vendor tells: `review`, `rejected`, `exit-code`, … */
  readonly reason: string | undefined;
  /** The newest record; `undefined` before the first `get`. */
  readonly last: Last | undefined;
  /** Fetches the record once. */
  get(options?: CallOptions): Promise<Last>;
  /**
   * Polls until the run has ended and answers its record. Ending the wait never ends the run.
   * Throws `RunFailedError` when it failed or was cancelled, `DeadlineError` after `deadlineMs`.
   */
  wait(options?: WaitOptions<Output, Last>): Promise<Last>;
  /** What the run yielded. Throws `RefusedError` where the vendor has no output for this kind of run. */
  output(options?: CallOptions): Promise<Output>;
  /** Asks the vendor to end the run; `wait` sees it end. Throws `RefusedError` where the vendor cannot. */
  cancel(options?: CallOptions): Promise<void>;
}

export interface WaitOptions<Output = unknown, Last = unknown> {
  /** Milliseconds to wait in all. Default 900,000 (15 minutes). */
  readonly deadlineMs?: number;
  /** Milliseconds between two polls at most; the first come sooner. Default 3,000. */
  readonly pollMs?: number;
  /** `terminal`: until it has ended. `attention`: also until a person must act. Default `terminal`. */
  readonly waitFor?: "terminal" | "attention";
  /** Ends the wait, not the run. */
  readonly signal?: AbortSignal;
  /** Called with the run whenever its state or reason has changed. */
  readonly onUpdate?: (run: Run<Output, Last>) => void;
}

export interface RunContext {
  readonly clock: Clock;
  readonly random?: () => number;
  send(operation: Operation, input: Input, options?: CallOptions): Promise<unknown>;
}

const FIRST_POLL_MS = 500;
/** A fresh run may not be readable yet; this many polls may answer 404 first. */
const GRACE_POLLS = 5;
/** Polls in a row that may fail for a passing reason. */
const TRANSIENT_POLLS = 10;

/** The run a start's answer speaks of. */
export function createRun(
  start: Operation & { run: RunPlan },
  input: Input,
  answer: unknown,
  context: RunContext,
): Run {
  const plan = start.run;
  const id = at(answer, plan.id);
  if (typeof id !== "string" || id === "") {
    throw new DecodeError(`the answer has no run id at \`${plan.id}\``, {
      operation: start.id,
      acted: "maybe",
    });
  }
  let last: unknown;
  let outcome: Outcome = outcomeOf(plan.started ?? [], answer);

  const call = ({ operation, input: template }: RunCall, options?: CallOptions) =>
    context.send(operation, fill(template, id, input), options);
  const missing = (what: string) =>
    new RefusedError(`the vendor offers no ${what} for this kind of run`, {
      operation: start.id,
    });

  const run: Run = {
    id,
    get state() {
      return outcome.state;
    },
    get reason() {
      return outcome.reason;
    },
    get last() {
      return last;
    },
    async get(options) {
      last = await call(plan.poll, options);
      outcome = outcomeOf(plan.states, last);
      return last;
    },
    wait: (options = {}) => wait(run, start.id, context, options),
    async output(options) {
      if (plan.output === undefined) throw missing("output");
      return at(await call(plan.output, options), plan.output.value);
    },
    async cancel(options) {
      if (plan.cancel === undefined) throw missing("cancel");
      await call(plan.cancel, options);
    },
  };
  return run;
}

async function wait(
  run: Run,
  operation: string,
  { clock, random = Math.random }: RunContext,
  options: WaitOptions,
): Promise<unknown> {
  const { deadlineMs = 900_000, pollMs = 3000, waitFor = "terminal", onUpdate } = options;
  const parent = options.signal ?? new AbortController().signal;
  const reason = () =>
    new DeadlineError(`run ${run.id} was still ${describe(run)} after ${deadlineMs} ms; it goes on`, {
      operation,
      acted: "yes",
    });
  return within({ ms: deadlineMs, clock, parent, reason }, async (signal) => {
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
      if (describe(run) !== seen) onUpdate?.(run);
      seen = describe(run);
      if (run.last !== undefined && ended(run, waitFor)) return settled(run, operation);
    }
  });
}

function ended(run: Run, waitFor: "terminal" | "attention"): boolean {
  return isTerminal(run.state) || (waitFor === "attention" && run.state === "waiting");
}

function settled(run: Run, operation: string): unknown {
  const { id, state, reason, last } = run;
  if (state !== "failed" && state !== "cancelled") return last;
  throw new RunFailedError(`run ${id} ${describe(run)}`, {
    operation,
    acted: "yes",
    id,
    state,
    reason,
    last,
  });
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

const describe = (run: Run): string => (run.reason === undefined ? run.state : `${run.state} (${run.reason})`);

function fill(template: Readonly<Record<string, string>>, id: string, input: Input): Input {
  const value = (text: string): unknown => {
    if (text === "$id") return id;
    return text.startsWith("$input.") ? input[text.slice("$input.".length)] : text;
  };
  return Object.fromEntries(Object.entries(template).map(([name, text]) => [name, value(text)]));
}
