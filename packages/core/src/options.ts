import type { Clock } from "./clock.ts";
import type { Layer } from "./layer.ts";
import type { Hooks } from "./observe.ts";
import type { Input } from "./request.ts";
import type { RetryOptions } from "./retry.ts";
import type { Run } from "./runs/run.ts";

/** What the clients of all vendors take. */
export interface ClientOptions {
  /** Where the API is; by default the vendor's own address. */
  readonly baseUrl?: string;
  /** Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Behaviour around every single request, inside the retries; the first is outermost. */
  readonly layers?: readonly Layer[];
  /** `false`: every call is one request. */
  readonly retry?: Omit<RetryOptions, "clock"> | false;
  /** Milliseconds one attempt may take. Default 60,000: longer than a server that holds the line for 50 s. */
  readonly timeoutMs?: number;
  /** Milliseconds a call may take in all. Default 120,000. */
  readonly deadlineMs?: number;
  /** Bytes an answer may have at most; streams are not counted. Default 64 MiB. */
  readonly maxBytes?: number;
  /** Told of every attempt and every call. */
  readonly observe?: Hooks;
  /** Time, for tests. */
  readonly clock?: Clock;
}

export interface SdkOptions extends ClientOptions {
  /** The vendor's name, as tokens of its runs carry it. */
  readonly vendor: string;
  readonly baseUrl: string;
  /** The layers that add the credential, innermost. */
  readonly auth: readonly Layer[];
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Inputs filled in where an operation's path takes them and the call gives none. */
  readonly defaults?: Input;
  /** Adds what only this vendor's runs have; `operation` reads their records. */
  readonly extendRun?: (run: Run, operation: string) => Run;
}
