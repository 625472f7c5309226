import {
  apiKey,
  type Caller,
  type ClientBase,
  type ClientOptions,
  createCaller,
  createSdk,
  required,
  type SdkOptions,
  type Secret,
} from "@x/core";
import type { AirplaneApi } from "./generated/client.ts";
import { operations } from "./generated/operations.ts";
import type { paths } from "./generated/schema.ts";

export type * from "./generated/client.ts";

export interface AirplaneOptions extends ClientOptions {
  /** Sent as `X-Airplane-API-Key`. Default: the environment variable `AIRPLANE_API_KEY`. */
  readonly apiKey?: Secret;
  /** The environment every call works in: its slug, or its id. Default: the team's default environment. */
  readonly environment?: string | { readonly id: string };
}

export type Airplane = AirplaneApi & ClientBase<paths>;

/** A client of the Airplane API. Throws `RefusedError` without an API key. */
export const createAirplane = (options: AirplaneOptions = {}): Airplane =>
  createSdk<AirplaneApi, paths>(operations, sdkOptions(options));

/**
 * Only what single calls need, for small bundles: `call(runsGet, { id })` with rows from `@x/airplane/operations`.
 * Same safety, without pages, runs and streams.
 */
export const createAirplaneCaller = (options: AirplaneOptions = {}): Caller["call"] =>
  createCaller(sdkOptions(options)).call;

const sdkOptions = (options: AirplaneOptions): SdkOptions => ({
  ...options,
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
