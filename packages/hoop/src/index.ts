import {
  type Caller,
  type ClientBase,
  type ClientOptions,
  createCaller,
  createSdk,
  fromEnvironment,
  type SdkOptions,
} from "@x/core";
import { type Credentials, credentialLayers } from "./credentials.ts";
import type { HoopApi } from "./generated/client.ts";
import { operations } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";
import { type HoopRunbookStarts, startRunbooks } from "./runbooks.ts";

export type { Credentials } from "./credentials.ts";
export type * from "./generated/client.ts";
export type { HoopRunbookStarts, RunbookStart } from "./runbooks.ts";

export interface HoopOptions extends ClientOptions, Credentials {
  /**
   * The gateway's address with `/api` at the end. Default: the environment variable `HOOP_API_URL` (with or without
   * `/api`), else `https://use.hoop.dev/api`.
   */
  readonly baseUrl?: string;
}

export type Hoop = Omit<HoopApi, "runbooks"> & {
  readonly runbooks: Omit<HoopApi["runbooks"], "start"> & HoopRunbookStarts;
} & ClientBase<paths>;

/** A client of a Hoop gateway. Throws `RefusedError` without a token or API key. */
export function createHoop(options: HoopOptions = {}): Hoop {
  const sdk = createSdk<HoopApi, paths>(operations, sdkOptions(options));
  return { ...sdk, runbooks: { ...sdk.runbooks, ...startRunbooks(sdk.runbooks) } };
}

/**
 * Only what single calls need, for small bundles: `call(sessionsGet, { session_id })` with rows from
 * `@x/hoop/operations`. Same safety, without pages, runs and streams.
 */
export const createHoopCaller = (options: HoopOptions = {}): Caller["call"] => createCaller(sdkOptions(options)).call;

const sdkOptions = (options: HoopOptions): SdkOptions => ({
  ...options,
  baseUrl: options.baseUrl ?? addressFromEnvironment() ?? "https://use.hoop.dev/api",
  auth: credentialLayers(options),
});

function addressFromEnvironment(): string | undefined {
  return fromEnvironment("HOOP_API_URL")?.replace(/(\/api)?\/*$/, "/api");
}
