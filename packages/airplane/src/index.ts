import {
  ANY,
  apiKey,
  type Caller,
  type ClientBase,
  type ClientOptions,
  checkClient,
  createCaller,
  createSdk,
  required,
  type SdkOptions,
  type Secret,
} from "@x/core";
import { advise, retryable } from "./error-hints.ts";
import type { AirplaneApi } from "./generated/client.ts";
import { table } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { promptsOf } from "./run-prompts.ts";
import { type AirplaneTasks, startOf } from "./task-start.ts";

export {
  AbortError,
  type Acted,
  ApiError,
  type CallOptions,
  type Clock,
  ConnectionError,
  CredentialError,
  DeadlineError,
  DecodeError,
  type Explanation,
  type Hooks,
  jobStore,
  type Layer,
  LayerError,
  type Lost,
  memoryStore,
  type OnceOptions,
  OutcomeUnknownError,
  type Pages,
  type Reconciled,
  type ReconcileOptions,
  RefusedError,
  type Result,
  type Run,
  RunFailedError,
  type RunState,
  type RunSummary,
  result,
  runAll,
  SdkError,
  type ServerEvent,
  type Store,
  type WaitOptions,
  type WireRequest,
} from "@x/core";
export type {
  AirplanePrompts,
  AirplaneRequests,
  AirplaneRunbooks,
  AirplaneRuns,
  AirplaneSessions,
  RequestsRun,
  RunsRun,
  RunsRun as TaskRun,
  SessionsRun,
} from "./generated/client.ts";
export type {
  GetRunResponse,
  GetSessionResponse,
  Prompt,
  Reviewer,
  RunbooksExecuteInput,
  TasksExecuteInput,
  TriggerRequest,
} from "./generated/types.ts";
export type { RunPrompt } from "./run-prompts.ts";
export type { AirplaneTasks, TaskRequest, TaskStart } from "./task-start.ts";

export interface AirplaneOptions extends ClientOptions {
  /**
   * Sent as `X-Airplane-API-Key`.
   * @default the environment variable `AIRPLANE_API_KEY`
   */
  readonly apiKey?: Secret;
  /**
   * The environment every call works in: its slug, or its id.
   * @default the team's default environment
   */
  readonly environment?: string | { readonly id: string };
}

export type Airplane = Omit<AirplaneApi, "tasks"> & { readonly tasks: AirplaneTasks } & ClientBase<paths>;

/** A client of the Airplane API. Throws `RefusedError` without an API key. */
export function createAirplane(options: AirplaneOptions = {}): Airplane {
  const sdk: AirplaneApi & ClientBase<paths> = createSdk<AirplaneApi, paths>(table, {
    ...sdkOptions(options),
    extendRun: (run, operation) =>
      operation === "sessions.get" ? run : Object.assign(run, { prompts: promptsOf(run, sdk.prompts) }),
  });
  return { ...sdk, tasks: { ...sdk.tasks, start: startOf(sdk, options) } };
}

/**
 * Only what single calls need, for small bundles: `call(runsGet, { id })` with rows from `@x/airplane/operations`.
 * Same safety, without pages, runs and streams.
 */
export const createAirplaneCaller = (options: AirplaneOptions = {}): Caller["call"] =>
  createCaller(sdkOptions(options)).call;

function sdkOptions(options: AirplaneOptions): SdkOptions {
  checkClient(options, { apiKey: ANY, environment: ANY });
  return {
    ...options,
    vendor: "airplane",
    baseUrl: options.baseUrl ?? "https://api.airplane.dev/v0",
    auth: [apiKey("X-Airplane-API-Key", required(options.apiKey, "apiKey", "AIRPLANE_API_KEY"))],
    headers: environmentHeader(options.environment),
    retryable,
    advise,
  };
}

function environmentHeader(environment: AirplaneOptions["environment"]): Record<string, string> {
  if (environment === undefined) return {};
  return typeof environment === "string"
    ? { "X-Airplane-Env-Slug": environment }
    : { "X-Airplane-Env-ID": environment.id };
}
