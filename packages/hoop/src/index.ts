import {
  ANY,
  type Caller,
  type ClientBase,
  type ClientOptions,
  checkClient,
  createCaller,
  createSdk,
  fromEnvironment,
  type SdkOptions,
} from "@x/core";
import { beforeOf } from "./before.ts";
import { type Credentials, credentialLayers } from "./credentials.ts";
import type { HoopApi, SessionsRun } from "./generated/client.ts";
import { table } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { judgeOf } from "./judge.ts";
import { noSuchReview } from "./review-errors.ts";
import { type HoopRunbooks, startOf } from "./runbooks.ts";
import { sessionRun } from "./session-run.ts";

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
export type { Credentials } from "./credentials.ts";
export type {
  HoopAccessRequestRules,
  HoopAgents,
  HoopAiAgents,
  HoopApiKeys,
  HoopAttributes,
  HoopAuditLogs,
  HoopAuth,
  HoopAws,
  HoopConnectionCredentials,
  HoopConnectionFederation,
  HoopConnections,
  HoopConnectionTags,
  HoopDataMaskingRules,
  HoopDbRoleJobs,
  HoopFeatureFlags,
  HoopFeatures,
  HoopFederation,
  HoopGuardrails,
  HoopJiraAssets,
  HoopJiraIntegration,
  HoopJiraIssueTemplates,
  HoopMachineIdentities,
  HoopMachineIdentityCredentials,
  HoopMcpAuth,
  HoopMcpCatalog,
  HoopMcpOAuth,
  HoopOrganization,
  HoopOrganizationKey,
  HoopPluginConnections,
  HoopPlugins,
  HoopProxyManager,
  HoopResources,
  HoopReviews,
  HoopRulepacks,
  HoopRunbookConfigurations,
  HoopRunbookRules,
  HoopSearch,
  HoopServer,
  HoopServerConfig,
  HoopServerLogs,
  HoopServiceAccounts,
  HoopSessionAnalyzer,
  HoopSessionAnalyzerProvider,
  HoopSessionAnalyzerRules,
  HoopSessionMetrics,
  HoopSessionReports,
  HoopSessions,
  HoopSpiffeMappings,
  HoopUserGroups,
  HoopUsers,
  SessionsRun as HoopRun,
} from "./generated/client.ts";
export type { ExecResponse, Review, RunbooksExecInput, Session, SessionsExecInput } from "./generated/types.ts";
export type { OutputEvent } from "./live-output.ts";
export type { HoopRunbooks, RunbookStart } from "./runbooks.ts";
export type { Decision, HoopWaitOptions } from "./session-run.ts";

export interface HoopOptions extends ClientOptions, Credentials {
  /**
   * The gateway's address with `/api` at the end.
   * @default the environment variable `HOOP_API_URL` (with or without `/api`), else "https://use.hoop.dev/api"
   */
  readonly baseUrl?: string;
}

export type Hoop = Omit<HoopApi, "runbooks"> & {
  readonly runbooks: HoopRunbooks;
  /** Takes a session up by its run's token. Throws `RefusedError` for one that is not this gateway's. */
  resume(token: string): SessionsRun;
} & Omit<ClientBase<paths>, "resume">;

/** A client of a Hoop gateway. Throws `RefusedError` without a token or API key. */
export function createHoop(options: HoopOptions = {}): Hoop {
  const api = () => sdk;
  const given = sdkOptions(options);
  const sdk: HoopApi & ClientBase<paths> = createSdk<HoopApi, paths>(table, {
    ...given,
    layers: [noSuchReview, ...(given.layers ?? [])],
    before: beforeOf(api),
    judge: judgeOf(api),
    extendRun: (run) => sessionRun(run as SessionsRun, sdk),
  });
  // Every run of a gateway is a session's.
  return { ...sdk, runbooks: { ...sdk.runbooks, start: startOf(sdk.runbooks) } } as Hoop;
}

/**
 * Only what single calls need, for small bundles: `call(sessionsGet, { session_id })` with rows from
 * `@x/hoop/operations`. Same safety, without pages, runs and streams.
 */
export const createHoopCaller = (options: HoopOptions = {}): Caller["call"] => createCaller(sdkOptions(options)).call;

function sdkOptions(options: HoopOptions): SdkOptions {
  checkClient(options, { token: ANY, apiKey: ANY, onToken: ANY });
  return {
    ...options,
    vendor: "hoop",
    baseUrl: options.baseUrl ?? addressFromEnvironment() ?? "https://use.hoop.dev/api",
    auth: credentialLayers(options, options.observe),
  };
}

function addressFromEnvironment(): string | undefined {
  return fromEnvironment("HOOP_API_URL")?.replace(/(\/api)?\/*$/, "/api");
}
