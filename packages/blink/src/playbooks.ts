import {
  bindStart,
  type CallOptions,
  type Explanation,
  type Lost,
  mapStart,
  type OnceOptions,
  type Reconciled,
  type ReconcileOptions,
  RefusedError,
} from "@x/core";
import type * as generated from "./generated/client.ts";
import type { PlaybooksExecuteInput } from "./generated/types.ts";

/** A playbook to start; waiting for its output within the call is `playbooks.execute` with `run_sync`. */
export type PlaybookStart = Omit<PlaybooksExecuteInput, "run_sync" | "timeout">;

export interface BlinkPlaybooks extends Omit<generated.BlinkPlaybooks, "start"> {
  /**
   * Starts a playbook and answers the run, to wait for, read or cancel.
   *
   * `POST /workspace/{ws_id}/playbooks/{id}/execute`. Never sent twice: a lost answer is an `OutcomeUnknownError`. Blink
   * cannot tell which of its executions a lost start has made: `start.reconcile` lists those it may be.
   */
  readonly start: {
    <Output = unknown>(input: PlaybookStart, options?: CallOptions): Promise<generated.ExecutionsRun<Output>>;
    explain(input: PlaybookStart, options?: CallOptions): Promise<Explanation>;
    /** Lists the executions that may be of a start whose answer was lost; Blink cannot tell which one is. */
    reconcile<Output = unknown>(
      input: PlaybookStart,
      lost: Lost,
      options?: ReconcileOptions,
    ): Promise<Reconciled<generated.ExecutionsRun<Output>>>;
    once<Output = unknown>(
      input: PlaybookStart,
      options: OnceOptions<generated.ExecutionsRun<Output>>,
    ): Promise<generated.ExecutionsRun<Output>>;
  };
}

/** A start without `run_sync`, which would be answered with the output and no id of an execution. */
export const startOf = ({ start }: generated.BlinkPlaybooks): BlinkPlaybooks["start"] =>
  // What a run yields is the caller's to name, and nothing at run time.
  mapStart((input) => bindStart(start, asynchronous(input))) as BlinkPlaybooks["start"];

function asynchronous(input: PlaybookStart): PlaybookStart {
  const given: Partial<PlaybooksExecuteInput> = input ?? {};
  const name = (["run_sync", "timeout"] as const).find((each) => given[each] !== undefined);
  if (name === undefined) return input;
  throw new RefusedError(`a run takes no \`${name}\`; playbooks.execute waits for the output in one call`, {
    operation: "playbooks.start",
  });
}
