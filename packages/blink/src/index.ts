import {
  ANY,
  apiKey,
  type Caller,
  type ClientBase,
  type ClientOptions,
  checkClient,
  createCaller,
  createSdk,
  fromEnvironment,
  required,
  type SdkOptions,
  type Secret,
} from "@x/core";
import { agentsOf, type BlinkAgents } from "./agents.ts";
import { catalogOf } from "./catalog.ts";
import { type BlinkDashboards, dashboardsOf } from "./dashboards.ts";
import { type ExecutionsRun, executionRun } from "./execution-run.ts";
import type { BlinkApi } from "./generated/client.ts";
import { table } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { type BlinkPlaybooks, startOf } from "./playbooks.ts";
import { type BlinkTables, tablesOf } from "./tables.ts";

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
export type { AgentChange, AgentPlace, BlinkAgents } from "./agents.ts";
export type { BlinkDashboards } from "./dashboards.ts";
// From where it is added to: types of the package as it is published know of that by this line only.
export type { ExecutionsRun } from "./execution-run.ts";
export type {
  BlinkAgentPacks,
  BlinkAutomationPacks,
  BlinkAutomations,
  BlinkCases,
  BlinkCatalog,
  BlinkConnections,
  BlinkExecutions,
  BlinkGroups,
  BlinkRecords,
  BlinkTenant,
  BlinkWorkspaces,
} from "./generated/client.ts";
export type {
  Agent,
  AgentContent,
  AgentVersion,
  Dashboard,
  PlaybookExecution,
  PlaybookExecutionDetails,
  PlaybooksExecuteInput,
  StepExecution,
  TableField,
} from "./generated/types.ts";
export type { BlinkPlaybooks, PlaybookStart } from "./playbooks.ts";
export { type RqlComparison, type RqlConditions, type RqlQuery, rql } from "./rql.ts";
export type { BlinkTables, FieldChange } from "./tables.ts";
export { type SignedRequest, verifyWebhook, type WebhookVerdict } from "./verify-webhook.ts";

export interface BlinkOptions extends ClientOptions {
  /**
   * Where your tenant lives, with `/api/v1` at the end; tenants with a domain of their own use
   * `https://<sub-domain>.app.blinkops.com/api/v1`, such as `https://blink.app.blinkops.com/api/v1`.
   * @default "https://app.blinkops.com/api/v1"
   */
  readonly baseUrl?: string;
  /**
   * Sent as `BLINK-API-KEY`.
   * @default the environment variable `BLINK_API_KEY`
   */
  readonly apiKey?: Secret;
  /**
   * The workspace's id, used wherever a call gives no `ws_id`.
   * @default the environment variable `BLINK_WORKSPACE`
   */
  readonly workspace?: string;
}

export type Blink = Omit<BlinkApi, "agents" | "dashboards" | "playbooks" | "tables"> & {
  readonly agents: BlinkAgents;
  readonly dashboards: BlinkDashboards;
  readonly playbooks: BlinkPlaybooks;
  readonly tables: BlinkTables;
  /** Takes an execution up by its run's token. Throws `RefusedError` for one that is not this tenant's. */
  resume<Output = unknown>(token: string): ExecutionsRun<Output>;
} & Omit<ClientBase<paths>, "resume">;

/** A client of the Blink API. Throws `RefusedError` without an API key. */
export function createBlink(options: BlinkOptions = {}): Blink {
  const sdk: BlinkApi & ClientBase<paths> = createSdk<BlinkApi, paths>(table, {
    ...sdkOptions(options),
    extendRun: (run, _, { ws_id }) => executionRun(run as ExecutionsRun, sdk.executions, ws_id),
  });
  // Every run of a tenant is an execution's.
  return {
    ...sdk,
    agents: agentsOf(sdk.agents),
    catalog: catalogOf(sdk.catalog),
    dashboards: dashboardsOf(sdk),
    playbooks: { ...sdk.playbooks, start: startOf(sdk.playbooks) },
    tables: tablesOf(sdk.tables),
  } as Blink;
}

/**
 * Only what single calls need, for small bundles: `call(executionsGet, { id })` with rows from `@x/blink/operations`.
 * Same safety, without pages, runs and streams.
 */
export const createBlinkCaller = (options: BlinkOptions = {}): Caller["call"] => createCaller(sdkOptions(options)).call;

function sdkOptions(options: BlinkOptions): SdkOptions {
  checkClient(options, { apiKey: ANY, workspace: ANY });
  const workspace = options.workspace ?? fromEnvironment("BLINK_WORKSPACE");
  return {
    ...options,
    vendor: "blink",
    baseUrl: options.baseUrl ?? "https://app.blinkops.com/api/v1",
    auth: [apiKey("BLINK-API-KEY", required(options.apiKey, "apiKey", "BLINK_API_KEY"))],
    ...(workspace !== undefined && { defaults: { ws_id: workspace } }),
  };
}
