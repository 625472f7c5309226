export type { RequestInput } from "./ad-hoc.ts";
export { apiKey, bearer, type Secret } from "./auth.ts";
export type { Stats } from "./budget.ts";
export type { CallOptions } from "./call.ts";
export { type Caller, createCaller } from "./caller.ts";
export type { Clock } from "./clock.ts";
export { deadline } from "./deadline.ts";
export { fromEnvironment, required } from "./environment.ts";
export {
  type Acted,
  ApiError,
  ConnectionError,
  DeadlineError,
  DecodeError,
  OutcomeUnknownError,
  RefusedError,
  RunFailedError,
  SdkError,
} from "./errors.ts";
export type { ServerEvent } from "./events.ts";
export type { Explanation } from "./explain.ts";
export { type Call, type Fetch, type Layer, stack } from "./layer.ts";
export { type AttemptEvent, type CallEvent, type Hooks, observe, type UnknownStateEvent } from "./observe.ts";
export type { RawClient } from "./openapi-fetch.ts";
export type {
  CallTypes,
  Effect,
  FindPlan,
  Operation,
  Paging,
  RecordPlan,
  RunCall,
  RunPlan,
  RunState,
  StateRule,
} from "./operation.ts";
export type { ClientOptions, SdkOptions } from "./options.ts";
export type { Page, Pages } from "./pages.ts";
export { type Result, result } from "./result.ts";
export { type RetryOptions, retry } from "./retry.ts";
export type { Lost, Reconciled, ReconcileOptions } from "./runs/reconciled.ts";
export type { Capabilities, Run, RunStart } from "./runs/run.ts";
export { type RunAllOptions, type RunEntry, type RunSummary, runAll } from "./runs/run-all.ts";
export type { RunUpdate, WaitOptions, WatchOptions } from "./runs/wait.ts";
export { type ClientBase, createSdk, type Table } from "./sdk.ts";
