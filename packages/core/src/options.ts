import type { Advise } from "./answers/api-error.ts";
import { refuseUnknown } from "./errors/refuse-unknown.ts";
import type { Wire } from "./requests/wire.ts";
import { ANY, type Known } from "./transport/check-options.ts";
import type { Clock } from "./transport/clock.ts";
import type { Fetch } from "./transport/fetch.ts";
import type { Layer } from "./transport/layer.ts";
import { RETRY, type Retryable, type RetryOptions } from "./transport/retry.ts";
import type { Before } from "./types/before.ts";
import type { Hooks } from "./types/hooks.ts";
import type { Input } from "./types/input.ts";
import type { Judge } from "./types/judge.ts";
import type { Run } from "./types/run.ts";

/** What the clients of all vendors take. */
export interface ClientOptions {
  /**
   * Where the API is.
   * @default the vendor's own address
   */
  readonly baseUrl?: string;
  /**
   * What sends a request, such as undici's `fetch` with a proxy's dispatcher.
   * @default the platform's `fetch`
   * @example (url, init) => undici.fetch(url, { ...init, dispatcher: new undici.ProxyAgent("http://proxy:3128") })
   */
  readonly fetch?: Fetch;
  /**
   * Behaviour around every single request, inside the retries; the first is outermost. See `Layer`.
   * @default []
   */
  readonly layers?: readonly Layer[];
  /**
   * How often a request is sent again where that is safe; `false`: every call is one request.
   * @default { attempts: 4, baseMs: 250, capMs: 8_000 }
   */
  readonly retry?: RetryOptions | false;
  /**
   * Milliseconds one attempt may take: by default longer than a server that holds the line for 50 s. Node's own `fetch`
   * ends a connection on which nothing comes for 300 s, whatever stands here; see "Long silences" in the README.
   * @default 60_000
   */
  readonly timeoutMs?: number;
  /**
   * Milliseconds a call may take in all.
   * @default 120_000
   */
  readonly deadlineMs?: number;
  /**
   * Bytes an answer may have at most; of a stream of events, one event.
   * @default 67_108_864 (64 MiB)
   */
  readonly maxBytes?: number;
  /** Told of every attempt and every call; what a hook throws changes neither. */
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
  /** Told of every call of a client's method before it is sent. */
  readonly before?: Before;
  /** Asked of every record of a run. */
  readonly judge?: Judge;
  /** How values are written that are not written in the usual way; needed where a row has `styles` or `sends`. */
  readonly wire?: Wire;
  /** What the headers of an error's answer say of sending the request again, within its effect; else the status decides. */
  readonly retryable?: Retryable;
  /** What a caller should know of an error with this `code`; becomes part of its message. */
  readonly advise?: Advise;
  /** Adds what only this vendor's runs have; `operation` reads their records, `input` is what the start gave for later calls. */
  readonly extendRun?: (run: Run, operation: string, input: Input) => Run;
  /** Chance, for tests: from 0 up to 1. */
  readonly random?: () => number;
}

const CLIENT: Known<ClientOptions> = {
  baseUrl: ANY,
  fetch: ANY,
  layers: ANY,
  retry: ANY,
  timeoutMs: ANY,
  deadlineMs: ANY,
  maxBytes: ANY,
  observe: ANY,
  clock: ANY,
};

/** Throws `RefusedError` for an option that a vendor's client does not have; `own`: those that only this vendor's has. */
export function checkClient<Options extends ClientOptions>(
  options: Options,
  own: Known<Omit<Options, keyof ClientOptions>>,
): void {
  refuseUnknown("create", "option", options, Object.keys({ ...CLIENT, ...own }));
  refuseUnknown("create", "option", options.retry || {}, Object.keys(RETRY));
}

export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
