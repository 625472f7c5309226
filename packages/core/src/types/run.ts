import type { CallOptions } from "./call-options.ts";
import type { RunState } from "./operation.ts";
import type { RunUpdate, WaitOptions, WatchOptions } from "./wait-options.ts";

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
  /** What the start answered; `undefined` for a run that was taken up later. */
  readonly answer: unknown;
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
