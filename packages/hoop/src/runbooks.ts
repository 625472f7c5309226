import type { CallOptions, Lost, Reconciled, ReconcileOptions, RunStart } from "@x/core";
import type { RunbooksExecInput, RunbooksExecPluginInput } from "./generated/types.ts";
import type { HoopRun } from "./session-run.ts";

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
  readonly start: RunStart<RunbookStart, HoopRun>;
}

export interface RunbookPluginStart {
  /** Starts a runbook of the legacy plugin, in the route's own words; `start` without `repository` does the same. */
  readonly startPlugin: RunStart<RunbooksExecPluginInput, HoopRun>;
}

/** What the two routes' own starts are once runs are Hoop's. */
export interface RunbookRoutes extends RunbookPluginStart {
  readonly start: RunStart<RunbooksExecInput, HoopRun>;
}

/** Both of the gateway's runbook routes behind one method. */
export function startRunbooks(routes: RunbookRoutes): HoopRunbookStarts {
  const start = async (input: RunbookStart, options?: CallOptions) =>
    isPlugin(input) ? routes.startPlugin(plugin(input), options) : routes.start(current(input), options);
  const explain = async (input: RunbookStart, options?: CallOptions) =>
    isPlugin(input)
      ? routes.startPlugin.explain(plugin(input), options)
      : routes.start.explain(current(input), options);
  const reconcile = async (
    input: RunbookStart,
    lost: Lost,
    options?: ReconcileOptions,
  ): Promise<Reconciled<HoopRun>> =>
    isPlugin(input)
      ? routes.startPlugin.reconcile(plugin(input), lost, options)
      : routes.start.reconcile(current(input), lost, options);
  return { start: Object.assign(start, { explain, reconcile }) };
}

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
