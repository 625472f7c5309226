import { type CallOptions, RefusedError, type Run } from "@x/core";
import type { BlinkApi, PlaybookExecutionDetails, PlaybooksExecuteInput } from "./generated/client.ts";

/** A playbook to start; waiting for its output within the call is `playbooks.execute` with `run_sync`. */
export type PlaybookStart = Omit<PlaybooksExecuteInput, "run_sync" | "timeout">;

export interface BlinkPlaybookStarts {
  /**
   * Starts a playbook and answers the run, to wait for, read or cancel.
   *
   * `POST /workspace/{ws_id}/playbooks/{id}/execute`. Never sent twice: a lost answer is an `OutcomeUnknownError`.
   */
  start<Output = unknown>(input: PlaybookStart, options?: CallOptions): Promise<Run<Output, PlaybookExecutionDetails>>;
}

/** A start without `run_sync`, which would be answered with the output and no id of an execution. */
export const startPlaybooks = (playbooks: BlinkApi["playbooks"]): BlinkPlaybookStarts => ({
  async start<Output>(input: PlaybookStart, options?: CallOptions) {
    const given: Partial<PlaybooksExecuteInput> = input ?? {};
    const name = (["run_sync", "timeout"] as const).find((each) => given[each] !== undefined);
    if (name === undefined) return playbooks.start<Output>(input, options);
    throw new RefusedError(`a run takes no \`${name}\`; playbooks.execute waits for the output in one call`, {
      operation: "playbooks.start",
    });
  },
});
