import type { CallOptions, Run } from "@x/core";
import type { HoopApi, RunbooksExecInput, Session } from "./generated/client.ts";

/** A runbook to run: `repository` as `runbooks.list` gives it; without one, the legacy runbook plugin's. */
export interface RunbookStart extends Omit<RunbooksExecInput, "connection_name" | "file_name" | "repository"> {
  /** Name of the connection to run on. */
  readonly connection: string;
  /** Path of the runbook in its repository, such as `ops/vacuum.runbook.sql`. */
  readonly fileName: string;
  /** Normalised git URL of the runbook's repository. */
  readonly repository?: string | undefined;
}

export interface HoopRunbookStarts {
  /**
   * Starts a runbook.
   *
   * `POST /runbooks/exec`, or without `repository` the legacy `POST /plugins/runbooks/connections/{name}/exec`. Never
   * sent twice: a lost answer is an `OutcomeUnknownError`. A runbook that needs a review starts as `waiting`.
   */
  start(input: RunbookStart, options?: CallOptions): Promise<Run<string, Session>>;
}

/** Both of the gateway's runbook routes behind one method. */
export const startRunbooks = (runbooks: HoopApi["runbooks"]): HoopRunbookStarts => ({
  start({ connection, fileName, repository, ...rest }, options) {
    return repository === undefined
      ? runbooks.startPlugin({ name: connection, file_name: fileName, ...rest }, options)
      : runbooks.start({ connection_name: connection, file_name: fileName, repository, ...rest }, options);
  },
});
