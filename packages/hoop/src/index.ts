import {
  type Caller,
  type ClientBase,
  type ClientOptions,
  createCaller,
  createSdk,
  fromEnvironment,
  type Run,
  type RunStart,
  type SdkOptions,
} from "@x/core";
import { type Credentials, credentialLayers } from "./credentials.ts";
import type { HoopApi } from "./generated/client.ts";
import { table } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import type { Session, SessionsExecInput } from "./generated/types.ts";
import { type HoopRunbookStarts, type RunbookPluginStart, type RunbookRoutes, startRunbooks } from "./runbooks.ts";
import { type HoopRun, sessionRun } from "./session-run.ts";

export type { Credentials } from "./credentials.ts";
export type * from "./generated/client.ts";
export type * from "./generated/types.ts";
export type { OutputEvent } from "./live-output.ts";
export type { HoopRunbookStarts, RunbookStart } from "./runbooks.ts";
export type { Decision, HoopRun, HoopWaitOptions } from "./session-run.ts";

export interface HoopOptions extends ClientOptions, Credentials {
  /**
   * The gateway's address with `/api` at the end. Default: the environment variable `HOOP_API_URL` (with or without
   * `/api`), else `https://use.hoop.dev/api`.
   */
  readonly baseUrl?: string;
}

export interface HoopSessionStarts {
  /**
   * Runs a script on a connection.
   *
   * `POST /sessions`. Never sent twice: a lost answer is an `OutcomeUnknownError`. A script that needs a review starts
   * as `waiting`.
   */
  readonly start: RunStart<SessionsExecInput, HoopRun>;
  /** Takes a session up by its id. Sends no request: the session is not asked for before `get` or `wait`. */
  attach(id: string): HoopRun;
}

export type Hoop = Omit<HoopApi, "runbooks" | "sessions"> & {
  readonly runbooks: Omit<HoopApi["runbooks"], keyof RunbookRoutes> & HoopRunbookStarts & RunbookPluginStart;
  readonly sessions: Omit<HoopApi["sessions"], keyof HoopSessionStarts> & HoopSessionStarts;
  /** Takes a session up by its run's token. Throws `RefusedError` for one that is not this gateway's. */
  resume(token: string): HoopRun;
} & Omit<ClientBase<paths>, "resume">;

/** A client of a Hoop gateway. Throws `RefusedError` without a token or API key. */
export function createHoop(options: HoopOptions = {}): Hoop {
  const sdk: HoopApi & ClientBase<paths> = createSdk<HoopApi, paths>(table, {
    ...sdkOptions(options),
    extendRun: (run) => sessionRun(run as Run<string, Session>, sdk),
  });
  // Every run has been through `sessionRun`.
  const routes = sdk.runbooks as HoopApi["runbooks"] & RunbookRoutes;
  return { ...sdk, runbooks: { ...routes, ...startRunbooks(routes) } } as Hoop;
}

/**
 * Only what single calls need, for small bundles: `call(sessionsGet, { session_id })` with rows from
 * `@x/hoop/operations`. Same safety, without pages, runs and streams.
 */
export const createHoopCaller = (options: HoopOptions = {}): Caller["call"] => createCaller(sdkOptions(options)).call;

const sdkOptions = (options: HoopOptions): SdkOptions => ({
  ...options,
  vendor: "hoop",
  baseUrl: options.baseUrl ?? addressFromEnvironment() ?? "https://use.hoop.dev/api",
  auth: credentialLayers(options),
});

function addressFromEnvironment(): string | undefined {
  return fromEnvironment("HOOP_API_URL")?.replace(/(\/api)?\/*$/, "/api");
}
