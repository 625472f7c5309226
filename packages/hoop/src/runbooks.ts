import { bindStart, mapStart, type RunStart, refuseUnknown } from "@x/core";
import type * as generated from "./generated/client.ts";
import { runbooksExec } from "./generated/operations.ts";
import type { RunbooksExecInput, RunbooksExecPluginInput } from "./generated/types.ts";

/** A runbook to run: `repository` as `runbooks.list` gives it; without one, the legacy runbook plugin's. */
export interface RunbookStart extends Omit<RunbooksExecInput, "connection_name" | "file_name" | "repository"> {
  /** Name of the connection to run on. */
  readonly connection: string;
  /** Path of the runbook in its repository, such as `ops/vacuum.runbook.sql`. */
  readonly fileName: string;
  /** Normalised git URL of the runbook's repository. */
  readonly repository?: string | undefined;
}

export interface HoopRunbooks extends Omit<generated.HoopRunbooks, "start"> {
  /**
   * Starts a runbook.
   *
   * `POST /runbooks/exec`, or without `repository` the legacy `POST /plugins/runbooks/connections/{name}/exec`. Never
   * sent twice: a lost answer is an `OutcomeUnknownError`. A runbook that needs a review starts as `waiting`.
   */
  readonly start: RunStart<RunbookStart, generated.SessionsRun>;
}

const NAMES: Readonly<Record<string, string>> = { connection_name: "connection", file_name: "fileName" };
/** Worked out when asked for, so that bundles without runbooks do not carry the row. */
const inputs = () => runbooksExec.fields?.map((name) => NAMES[name] ?? name) ?? [];

/** Both of the gateway's runbook routes behind one method. */
export const startOf = ({ start, startPlugin }: generated.HoopRunbooks): HoopRunbooks["start"] =>
  mapStart((input) => {
    refuseUnknown("runbooks.start", "input", input, inputs());
    return isPlugin(input) ? bindStart(startPlugin, plugin(input)) : bindStart(start, current(input));
  });

const isPlugin = ({ repository }: RunbookStart): boolean => repository === undefined;

/** The legacy route has no `correlation_id`; it finds a lost start by `session_batch_id`. */
const plugin = ({ connection, fileName, repository: _, correlation_id, ...rest }: RunbookStart) => {
  const input: RunbooksExecPluginInput = { ...rest, name: connection, file_name: fileName };
  return correlation_id === undefined ? input : { ...input, session_batch_id: rest.session_batch_id ?? correlation_id };
};

const current = ({ connection, fileName, repository = "", ...rest }: RunbookStart): RunbooksExecInput => ({
  ...rest,
  connection_name: connection,
  repository,
  file_name: fileName,
});
