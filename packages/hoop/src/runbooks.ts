import type { CallOptions, Explanation, Run } from "@x/core";
import type { HoopApi, RunbooksExecInput, RunbooksExecPluginInput, Session } from "./generated/client.ts";

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
  readonly start: {
    (input: RunbookStart, options?: CallOptions): Promise<Run<string, Session>>;
    explain(input: RunbookStart, options?: CallOptions): Promise<Explanation>;
  };
}

/** Both of the gateway's runbook routes behind one method. */
export function startRunbooks(runbooks: HoopApi["runbooks"]): HoopRunbookStarts {
  const start = (input: RunbookStart, options?: CallOptions) =>
    isPlugin(input) ? runbooks.startPlugin(plugin(input), options) : runbooks.start(current(input), options);
  const explain = (input: RunbookStart, options?: CallOptions) =>
    isPlugin(input)
      ? runbooks.startPlugin.explain(plugin(input), options)
      : runbooks.start.explain(current(input), options);
  return { start: Object.assign(start, { explain }) };
}

const isPlugin = ({ repository }: RunbookStart): boolean => repository === undefined;

const plugin = ({ connection, fileName, repository: _, ...rest }: RunbookStart): RunbooksExecPluginInput => ({
  ...rest,
  name: connection,
  file_name: fileName,
});

const current = ({ connection, fileName, repository = "", ...rest }: RunbookStart): RunbooksExecInput => ({
  ...rest,
  connection_name: connection,
  repository,
  file_name: fileName,
});
