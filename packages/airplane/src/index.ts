import {
  apiKey,
  type Caller,
  type CallOptions,
  type ClientBase,
  type ClientOptions,
  createCaller,
  createSdk,
  type Explanation,
  type Lost,
  type Reconciled,
  type ReconcileOptions,
  required,
  type SdkOptions,
  type Secret,
} from "@x/core";
import type { AirplaneApi } from "./generated/client.ts";
import { table } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import type { TasksExecuteInput } from "./generated/types.ts";
import { type TaskRun, taskRun } from "./task-run.ts";

export type * from "./generated/client.ts";
export type * from "./generated/types.ts";
export type { RunPrompt, TaskRun } from "./task-run.ts";

export interface AirplaneOptions extends ClientOptions {
  /** Sent as `X-Airplane-API-Key`. Default: the environment variable `AIRPLANE_API_KEY`. */
  readonly apiKey?: Secret;
  /** The environment every call works in: its slug, or its id. Default: the team's default environment. */
  readonly environment?: string | { readonly id: string };
}

export interface AirplaneTaskStarts {
  /**
   * Starts a task.
   *
   * `POST /tasks/execute`. Retried with the same `Idempotency-Key`, which Airplane remembers for an hour.
   */
  readonly start: {
    <Output = unknown>(input: TasksExecuteInput, options?: CallOptions): Promise<TaskRun<Output>>;
    explain(input: TasksExecuteInput, options?: CallOptions): Promise<Explanation>;
    /** Finds the run of a start whose answer was lost: within the hour by the same key, later among the task's runs. */
    reconcile<Output = unknown>(
      input: TasksExecuteInput,
      lost: Lost,
      options?: ReconcileOptions,
    ): Promise<Reconciled<TaskRun<Output>>>;
  };
}

export interface AirplaneRunAttach {
  /** Takes a run up by its id. Sends no request: the run is not asked for before `get` or `wait`. */
  attach<Output = unknown>(id: string): TaskRun<Output>;
}

export type Airplane = Omit<AirplaneApi, "tasks" | "runs"> & {
  readonly tasks: Omit<AirplaneApi["tasks"], "start"> & AirplaneTaskStarts;
  readonly runs: Omit<AirplaneApi["runs"], "attach"> & AirplaneRunAttach;
} & ClientBase<paths>;

/** A client of the Airplane API. Throws `RefusedError` without an API key. */
export function createAirplane(options: AirplaneOptions = {}): Airplane {
  const sdk: AirplaneApi & ClientBase<paths> = createSdk<AirplaneApi, paths>(table, {
    ...sdkOptions(options),
    extendRun: (run, operation) => (operation === "runs.get" ? taskRun(run, sdk) : run),
  });
  // Every run of a task has been through `taskRun`.
  return sdk as Airplane;
}

/**
 * Only what single calls need, for small bundles: `call(runsGet, { id })` with rows from `@x/airplane/operations`.
 * Same safety, without pages, runs and streams.
 */
export const createAirplaneCaller = (options: AirplaneOptions = {}): Caller["call"] =>
  createCaller(sdkOptions(options)).call;

const sdkOptions = (options: AirplaneOptions): SdkOptions => ({
  ...options,
  vendor: "airplane",
  baseUrl: options.baseUrl ?? "https://api.airplane.dev/v0",
  auth: [apiKey("X-Airplane-API-Key", required(options.apiKey, "apiKey", "AIRPLANE_API_KEY"))],
  headers: environmentHeader(options.environment),
});

function environmentHeader(environment: AirplaneOptions["environment"]): Record<string, string> {
  if (environment === undefined) return {};
  return typeof environment === "string"
    ? { "X-Airplane-Env-Slug": environment }
    : { "X-Airplane-Env-ID": environment.id };
}
