import type { CallOptions } from "../call.ts";
import { at } from "../dot-path.ts";
import { ApiError, RefusedError } from "../errors.ts";
import type { Explanation } from "../explain.ts";
import type { AttentionPlan, Operation, RunState } from "../operation.ts";
import type { Input } from "../request.ts";
import type { Readable, RunContext } from "./context.ts";
import type { Lost, Reconciled, ReconcileOptions } from "./reconciled.ts";
import { areSo, type Outcome, outcomeOf } from "./run-state.ts";
import { fill } from "./template.ts";
import { createToken } from "./token.ts";
import { type RunUpdate, type WaitOptions, type WatchOptions, wait, watch } from "./wait.ts";

/** What a vendor can do with a kind of run. */
export interface Capabilities {
  readonly output: boolean;
  readonly cancel: boolean;
}

/** No argument fits where the vendor cannot do it, so that the call does not compile. */
type OptionsIf<Can> = Can extends false ? [unsupported: never] : [options?: CallOptions];

/** A run that was started. `Output` is what it yields, `Last` the vendor's own record of it. */
export interface Run<Output = unknown, Last = unknown, Can extends Capabilities = Capabilities> {
  readonly id: string;
  /** As of the newest record. */
  readonly state: RunState;
  /** Why, where the vendor tells: `review`, `rejected`, `exit-code`, … */
  readonly reason: string | undefined;
  /** The newest record; `undefined` before the first `get`. */
  readonly last: Last | undefined;
  /** What the vendor can do with it; what it cannot is a `RefusedError`. */
  readonly capabilities: Can;
  /** Fetches the record once. */
  get(options?: CallOptions): Promise<Last>;
  /**
   * Polls until the run has ended and answers its record. Ending the wait never ends the run.
   * Throws `RunFailedError` when it failed or was cancelled, `DeadlineError` after `deadlineMs`.
   */
  wait(options?: WaitOptions<Run<Output, Last, Can>>): Promise<Last>;
  /** Polls and yields every change of state or reason, the last one when the run has ended, well or not. */
  watch(options?: WatchOptions): AsyncIterable<RunUpdate<Last>>;
  /** What the run yielded. */
  output(...options: OptionsIf<Can["output"]>): Promise<Output>;
  /** Asks the vendor to end the run; `wait` sees it end. */
  cancel(...options: OptionsIf<Can["cancel"]>): Promise<void>;
  /** A short text without secrets that any process can keep; `client.resume(token)` takes the run up again. */
  token(): string;
}

/** How a run of one kind is started. */
export interface RunStart<Input, Started extends Run = Run> {
  (input: Input, options?: CallOptions): Promise<Started>;
  /** What the call would send, and when it would be sent again; sends nothing. */
  explain(input: Input, options?: CallOptions): Promise<Explanation>;
  /** Looks for the run of a start whose answer was lost; see `OutcomeUnknownError`. */
  reconcile(input: Input, lost: Lost, options?: ReconcileOptions): Promise<Reconciled<Started>>;
}

/** What is known of a run before its record is read. */
export interface Seed {
  /** The operation that started it, or reads it. */
  readonly operation: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly started: number;
  /** The start's own id, where the vendor keeps one. */
  readonly correlation?: string | undefined;
  /** Inputs of the start that later calls need too. */
  readonly input: Input;
  readonly outcome?: Outcome;
}

/** The run whose record `row` reads. */
export function createRun(row: Readable, seed: Seed, context: RunContext): Run {
  const { id, operation, input } = seed;
  const { states, output, cancel, attention, input: template } = row.record;
  const names = { id, input };
  let reported = "";
  let last: unknown;
  let outcome: Outcome = seed.outcome ?? { state: "running", reason: undefined };

  const refuse = (what: string) =>
    new RefusedError(`the vendor offers no ${what} for this kind of run`, { operation: row.id });

  /** Tells of a status no rule knows, once for as long as it lasts. */
  function report(values: Readonly<Record<string, unknown>>): void {
    const found = JSON.stringify(values);
    if (found !== reported) context.unknownState(row.id, values);
    reported = found;
  }

  async function needsAttention(plan: AttentionPlan, options?: CallOptions): Promise<boolean> {
    const answer = await context.send(plan.operation, fill(plan.input, names), options).catch((error: unknown) => {
      // Who may not look there still sees the run.
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) return undefined;
      throw error;
    });
    const items = at(answer, plan.items);
    return Array.isArray(items) && items.some((item) => areSo(plan.if, item));
  }

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
    capabilities: { output: output !== undefined, cancel: cancel !== undefined },
    async get(options) {
      const record = await context.send(row, fill(template, names), options);
      const isAsked = attention && areSo(attention.when, record) && (await needsAttention(attention, options));
      outcome = isAsked ? { state: "waiting", reason: attention.reason } : outcomeOf(states, record, report);
      last = record;
      return record;
    },
    wait: (options = {}) => wait(run, operation, context, options),
    watch: (options = {}) => watch(run, operation, context, options),
    async output(options?: CallOptions) {
      if (output === undefined) throw refuse("output");
      const source: Operation = output.operation ?? row;
      return at(await context.send(source, fill(output.input, names), options), output.value);
    },
    async cancel(options?: CallOptions) {
      if (cancel === undefined) throw refuse("cancel");
      await context.send(cancel.operation, fill(cancel.input, names), options);
    },
    token: () => createToken(seed, context),
  };
  return context.extend(run, row.id);
}
