export { type Caller, createCaller } from "./caller.ts";
export { credentials, type Way, way } from "./credentials.ts";
export { fromEnvironment, required } from "./environment.ts";
export {
  AbortError,
  ApiError,
  ConnectionError,
  CredentialError,
  DeadlineError,
  DecodeError,
  LayerError,
  OutcomeUnknownError,
  RefusedError,
  RunFailedError,
} from "./errors/errors.ts";
export { refuseUnknown } from "./errors/refuse-unknown.ts";
export { type Result, result } from "./errors/result.ts";
export { SdkError } from "./errors/sdk-error.ts";
export { locations } from "./locations.ts";
export { type OwnServers, operationServers } from "./operation-servers.ts";
export { type ClientOptions, checkClient, type SdkOptions } from "./options.ts";
export type { RequestInput } from "./requests/ad-hoc.ts";
export type { RawClient } from "./requests/openapi-fetch.ts";
export { type Wire, wire } from "./requests/wire.ts";
export { type BoundStart, bindStart, mapStart } from "./runs/map-start.ts";
export { type RunAllOptions, type RunEntry, type RunSummary, runAll } from "./runs/run-all.ts";
export { isTerminal } from "./runs/states.ts";
export { WAIT } from "./runs/wait.ts";
export { type ClientBase, createSdk, type Table } from "./sdk.ts";
export { jobStore, memoryStore, type QueueJob } from "./stores.ts";
export { apiKey, bearer, type Secret } from "./transport/auth.ts";
export type { Stats } from "./transport/budget.ts";
export { DEFAULT_LIMITS } from "./transport/call.ts";
export { ANY, CALL, checkOptions } from "./transport/check-options.ts";
export { type Clock, systemClock } from "./transport/clock.ts";
export { deadline } from "./transport/deadline.ts";
export type { Fetch, FetchInit, FetchResponse } from "./transport/fetch.ts";
export { type CallView, type Layer, type Send, stack, type WireRequest } from "./transport/layer.ts";
export { guarded, observe } from "./transport/observe.ts";
export { basic, cookieKey, queryKey } from "./transport/other-credentials.ts";
export { type RetryOptions, retry } from "./transport/retry.ts";
export type { Acted } from "./types/acted.ts";
export type { Before } from "./types/before.ts";
export type { Bytes } from "./types/bytes.ts";
export type { CallOptions } from "./types/call-options.ts";
export type { Explanation } from "./types/explanation.ts";
export type { AttemptEvent, CallEvent, Hooks, PollErrorEvent, UnknownStateEvent } from "./types/hooks.ts";
export type { Input } from "./types/input.ts";
export type { Finding, Judge, Outcome } from "./types/judge.ts";
export type { OnceOptions, Store } from "./types/once-options.ts";
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
  Style,
} from "./types/operation.ts";
export type { Page, Pages } from "./types/pages.ts";
export type { Lost, Reconciled, ReconcileOptions } from "./types/reconciled.ts";
export type { Capabilities, Run } from "./types/run.ts";
export type { RunStart } from "./types/run-start.ts";
export type { ServerEvent } from "./types/server-event.ts";
export type { RunUpdate, WaitOptions, WatchOptions } from "./types/wait-options.ts";
