import { createBudget, type Stats } from "./budget.ts";
import { type CallOptions, type Limits, startCall } from "./call.ts";
import { type Clock, systemClock } from "./clock.ts";
import { attemptTimeout, deadline } from "./deadline.ts";
import { apiError, decode, isHtml } from "./decode.ts";
import { OutcomeUnknownError, RefusedError, SdkError } from "./errors.ts";
import { type Call, type Fetch, type Layer, stack } from "./layer.ts";
import type { Hooks } from "./observe.ts";
import { callUrl } from "./openapi-fetch.ts";
import type { Operation } from "./operation.ts";
import { pinOrigin, redirects } from "./origin.ts";
import { receive } from "./receive.ts";
import { type Input, pathNames, requestParts, type Suggest } from "./request.ts";
import { type RetryOptions, retry } from "./retry.ts";
import type { StreamLimits } from "./stream.ts";

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
  readonly baseUrl: string;
  /** The layers that add the credential, innermost. */
  readonly auth: readonly Layer[];
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Inputs filled in where an operation's path takes them and the call gives none. */
  readonly defaults?: Input;
}

export interface Prepared {
  readonly call: Call;
  /** Throws `RefusedError` where the input makes no request. */
  request(): Request;
}

export interface Caller {
  /** Calls one operation and answers what it promises. */
  call<Input, Answer>(
    operation: Operation<{ readonly input: Input; readonly answer: Answer }>,
    input: Input,
    options?: CallOptions,
  ): Promise<Answer>;
  /** A call and the request it would send. */
  prepare(operation: Operation, input: Input, options: CallOptions): Prepared;
  /** The layers every request goes through. */
  readonly transport: Fetch;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly stats: () => Stats;
}

/** What a single call can do without. */
export interface Extras {
  /** Layers around every attempt, its time limit and body included. */
  readonly around?: readonly Layer[];
  /** Reads the body of a streamed answer. */
  readonly streamed?: (response: Response, operation: Operation, limits: StreamLimits) => unknown;
  /** Finds the input that was meant by an unknown one. */
  readonly suggest?: Suggest;
  /** Told of every call when it has ended. */
  readonly onEnd?: (call: Call) => void;
}

/** All that a single call needs: request, layers, answer, errors. */
export function createCaller(options: SdkOptions, extras: Extras = {}): Caller {
  const { auth, clock = systemClock, defaults = {}, layers = [] } = options;
  const baseUrl = options.baseUrl.replace(/\/+$/, "");
  const origin = originOf(baseUrl);
  const budget = createBudget();
  const limits: Limits = {
    timeoutMs: options.timeoutMs ?? 60_000,
    deadlineMs: options.deadlineMs ?? 120_000,
  };
  const transport = stack(
    (request) => (options.fetch ?? globalThis.fetch)(request),
    deadline({ clock }),
    retry({ ...(options.retry === false ? { attempts: 1 } : options.retry), clock, budget }),
    ...(extras.around ?? []),
    attemptTimeout({ clock }),
    receive(options.maxBytes ?? 64 * 1024 * 1024),
    ...layers,
    redirects(origin),
    pinOrigin(origin),
    ...auth,
  );

  function prepare(operation: Operation, input: Input, callOptions: CallOptions): Prepared {
    const call = startCall(operation, callOptions, limits, clock.now());
    return { call, request: () => build(operation, input, callOptions, call) };
  }

  async function call(operation: Operation, input: Input, callOptions: CallOptions = {}): Promise<unknown> {
    const { call, request } = prepare(operation, input, callOptions);
    try {
      const response = await transport(request(), call);
      if (!response.ok) throw await apiError(response, call);
      const isStream = call.streams && (operation.answer === "bytes" || !isHtml(response));
      if (!extras.streamed || !isStream) return await decode(response, operation);
      const { signal, deadlineMs } = callOptions;
      return extras.streamed(response, operation, { clock, signal, since: call.since, deadlineMs });
    } catch (cause) {
      call.error = isLost(call, cause) ? outcomeUnknown(call, cause) : cause;
      throw call.error;
    } finally {
      extras.onEnd?.(call);
    }
  }

  function build(operation: Operation, input: Input, callOptions: CallOptions, { idempotencyKey }: Call): Request {
    const { id, method, path } = operation;
    const parts = requestParts(operation, withDefaults(path, input, defaults), extras.suggest);
    try {
      const body = parts.body === undefined ? undefined : JSON.stringify(parts.body);
      return new Request(callUrl(baseUrl, path, parts), {
        method,
        headers: merged(
          body === undefined ? {} : { "Content-Type": "application/json" },
          options.headers,
          parts.headers,
          callOptions.headers,
          idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey },
        ),
        ...(body !== undefined && { body }),
        ...(callOptions.signal && { signal: callOptions.signal }),
      });
    } catch (cause) {
      // The platform's own message may quote a header, and so a secret.
      const why = cause instanceof Error ? cause.name : "unknown";
      throw new RefusedError(`its values make no valid address, header or JSON (${why})`, { operation: id });
    }
  }

  function outcomeUnknown({ operation, since, idempotencyKey }: Call, cause: unknown): OutcomeUnknownError {
    const why = cause instanceof Error ? cause.message : cause;
    const until = clock.now();
    const details = { operation, acted: "maybe", origin, since, until, idempotencyKey, cause } as const;
    return new OutcomeUnknownError(`outcome unknown, the server may have acted (${why})`, details);
  }

  return { call: call as Caller["call"], prepare, transport, limits, clock, stats: budget.stats };
}

/** Headers of several sources, the later ones winning whatever their case. */
function merged(...sources: readonly (Readonly<Record<string, string>> | undefined)[]): Headers {
  const headers = new Headers();
  for (const [name, value] of sources.flatMap((source = {}) => Object.entries(source))) headers.set(name, value);
  return headers;
}

/** Whether a failed call must be reported as one whose outcome nobody knows. */
function isLost({ effect, maybeActed }: Call, error: unknown): boolean {
  const unsafe = effect === "once" || effect === "keyed";
  return unsafe && maybeActed && !(error instanceof SdkError && error.acted === "yes");
}

function withDefaults(path: string, input: Input, defaults: Input): Input {
  const missing = pathNames(path).filter((name) => input[name] === undefined && name in defaults);
  return { ...input, ...Object.fromEntries(missing.map((name) => [name, defaults[name]])) };
}

function originOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.origin;
  // What is no plain address may hold a password, so it is not shown.
  throw new RefusedError("baseUrl is no http(s) address, or has a user name or password in it", {
    operation: "create",
  });
}
