import {
  type CallOptions,
  type Explanation,
  type Lost,
  type Reconciled,
  type ReconcileOptions,
  RefusedError,
} from "@x/core";
import type { BlinkApi, ExecutionsRun } from "./generated/client.ts";
import type { PlaybooksExecuteInput } from "./generated/types.ts";

/** A playbook to start; waiting for its output within the call is `playbooks.execute` with `run_sync`. */
export type PlaybookStart = Omit<PlaybooksExecuteInput, "run_sync" | "timeout">;

export interface BlinkPlaybookStarts {
  /**
   * Starts a playbook and answers the run, to wait for, read or cancel.
   *
   * `POST /workspace/{ws_id}/playbooks/{id}/execute`. Never sent twice: a lost answer is an `OutcomeUnknownError`.
   */
  readonly start: {
    <Output = unknown>(input: PlaybookStart, options?: CallOptions): Promise<ExecutionsRun<Output>>;
    explain(input: PlaybookStart, options?: CallOptions): Promise<Explanation>;
    /** Lists the executions that may be of a start whose answer was lost; Blink cannot tell which one is. */
    reconcile<Output = unknown>(
      input: PlaybookStart,
      lost: Lost,
      options?: ReconcileOptions,
    ): Promise<Reconciled<ExecutionsRun<Output>>>;
  };
}

/** A start without `run_sync`, which would be answered with the output and no id of an execution. */
export function startPlaybooks(playbooks: BlinkApi["playbooks"]): BlinkPlaybookStarts {
  const start = async <Output>(input: PlaybookStart, options?: CallOptions) =>
    playbooks.start<Output>(asynchronous(input), options);
  const explain = async (input: PlaybookStart, options?: CallOptions) =>
    playbooks.start.explain(asynchronous(input), options);
  const reconcile = async <Output>(input: PlaybookStart, lost: Lost, options?: ReconcileOptions) =>
    playbooks.start.reconcile<Output>(asynchronous(input), lost, options);
  return { start: Object.assign(start, { explain, reconcile }) };
}

function asynchronous(input: PlaybookStart): PlaybookStart {
  const given: Partial<PlaybooksExecuteInput> = input ?? {};
  const name = (["run_sync", "timeout"] as const).find((each) => given[each] !== undefined);
  if (name === undefined) return input;
  throw new RefusedError(`a run takes no \`${name}\`; playbooks.execute waits for the output in one call`, {
    operation: "playbooks.start",
  });
}
