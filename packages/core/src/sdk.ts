import { type CallOptions, type Limits, startCall } from "./call.ts";
import { type Clock, systemClock } from "./clock.ts";
import { attemptTimeout, deadline } from "./deadline.ts";
import { apiError, decode } from "./decode.ts";
import { OutcomeUnknownError, RefusedError, SdkError } from "./errors.ts";
import { effectOf, type Fetch, type Layer, stack } from "./layer.ts";
import { createRaw, type RawClient } from "./openapi-fetch.ts";
import type { Effect, Operation, Paging, RunPlan } from "./operation.ts";
import { pinOrigin, redirects } from "./origin.ts";
import { createPages } from "./pages.ts";
import { receive } from "./receive.ts";
import { type Input, pathNames, requestParts, takesInput } from "./request.ts";
import { type RetryOptions, retry } from "./retry.ts";
import { createRun } from "./run.ts";

/** A vendor's operations, by group and name. */
export type Table = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

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
  /** Time, for tests. */
  readonly clock?: Clock;
}

export interface SdkOptions extends ClientOptions {
  readonly baseUrl: string;
  /** The layers that add the credential, innermost. */
  readonly auth: readonly Layer[];
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Inputs filled in where an operation takes them and the call gives none. */
  readonly defaults?: Input;
}

export interface RequestInput extends CallOptions {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** Default: by method; POST and PATCH are never sent twice. */
  readonly effect?: Effect;
}

/** What every client has beside its operations. */
export interface ClientBase<Paths extends object> {
  /** openapi-fetch's client over the same layers: `{ data, error, response }`, typed by the vendor's paths. */
  readonly raw: RawClient<Paths>;
  /** Reaches a path no description has, with the same credential, limits and errors. Answers parsed JSON. */
  request(method: string, path: string, init?: RequestInput): Promise<unknown>;
}

/** Turns an operation table into a client. */
export function createSdk<Api extends object, Paths extends object>(
  table: Table,
  options: SdkOptions,
): Api & ClientBase<Paths> {
  const { auth, clock = systemClock, defaults = {} } = options;
  const origin = originOf(options.baseUrl);
  const limits: Limits = {
    timeoutMs: options.timeoutMs ?? 60_000,
    deadlineMs: options.deadlineMs ?? 120_000,
  };
  const transport = stack(
    (request) => (options.fetch ?? globalThis.fetch)(request),
    deadline({ clock }),
    options.retry === false ? retry({ clock, attempts: 1 }) : retry({ clock, ...options.retry }),
    attemptTimeout({ clock }),
    receive(options.maxBytes ?? 64 * 1024 * 1024),
    ...(options.layers ?? []),
    redirects(origin),
    pinOrigin(origin),
    ...auth,
  );
  const { raw, send: sendRaw } = createRaw<Paths>(options.baseUrl, options.headers ?? {}, (request) => {
    const { method, url: path } = request;
    return transport(request, startCall({ id: "raw", method, path, effect: effectOf(method) }, {}, limits));
  });

  async function send(operation: Operation, input: Input, callOptions: CallOptions = {}): Promise<unknown> {
    const parts = requestParts(operation, withDefaults(operation, input, defaults));
    const call = startCall(operation, callOptions, limits);
    const key =
      operation.effect === "keyed" ? (callOptions.idempotencyKey ?? crypto.randomUUID()) : undefined;
    const headers = {
      ...parts.headers,
      ...callOptions.headers,
      ...(key !== undefined && { "Idempotency-Key": key }),
    };
    const fetch: Fetch = async (request) => {
      const response = await transport(request, call);
      if (!response.ok) throw await apiError(response, call);
      return response;
    };
    const since = clock.now();
    try {
      const response = await sendRaw(
        operation.method,
        operation.path,
        { ...parts, headers },
        fetch,
        callOptions.signal,
      );
      return await decode(response, operation, callOptions.signal);
    } catch (cause) {
      if (!call.maybeActed || !isLost(operation.effect, cause)) throw cause;
      throw new OutcomeUnknownError({
        operation: operation.id,
        origin,
        since,
        until: clock.now(),
        idempotencyKey: key,
        cause,
      });
    }
  }

  const groups = Object.entries(table).map(([group, rows]) => [
    group,
    Object.fromEntries(Object.values(rows).flatMap((row) => methods(row))),
  ]);

  function methods(row: Operation): [string, unknown][] {
    const name = row.id.slice(row.id.indexOf(".") + 1);
    const call = (input: Input = {}, callOptions?: CallOptions) =>
      hasPages(row)
        ? createPages(row, input, (page) => send(row, page, callOptions))
        : send(row, input, callOptions);
    const method = takesInput(row) ? call : (callOptions?: CallOptions) => call({}, callOptions);
    if (!hasRun(row)) return [[name, method]];
    const start = async (input: Input = {}, callOptions?: CallOptions) =>
      createRun(row, input, await send(row, input, callOptions), { clock, send });
    return [
      [name, method],
      [row.run.name, start],
    ];
  }

  const request = (
    method: string,
    path: string,
    { query, body, effect, ...callOptions }: RequestInput = {},
  ) => {
    const row: Operation = {
      id: `${method.toUpperCase()} ${path}`,
      method,
      path,
      effect: effect ?? effectOf(method),
      query: Object.keys(query ?? {}),
      ...(body !== undefined && { body: "whole" }),
    };
    return send(row, { ...query, ...(body !== undefined && { body }) }, callOptions);
  };

  return Object.assign(Object.fromEntries(groups) as Api, { raw, request });
}

const hasPages = (row: Operation): row is Operation & { pages: Paging } => row.pages !== undefined;
const hasRun = (row: Operation): row is Operation & { run: RunPlan } => row.run !== undefined;

/** Whether a call that may have acted and failed like this is one whose outcome nobody knows. */
function isLost(effect: Effect, error: unknown): boolean {
  return (effect === "once" || effect === "keyed") && !(error instanceof SdkError && error.acted === "yes");
}

function withDefaults(operation: Operation, input: Input, defaults: Input): Input {
  const filled = Object.entries(defaults).filter(
    ([name]) => input[name] === undefined && pathNames(operation.path).includes(name),
  );
  return filled.length === 0 ? input : { ...input, ...Object.fromEntries(filled) };
}

function originOf(baseUrl: string): string {
  if (URL.canParse(baseUrl) && /^https?:/.test(baseUrl)) return new URL(baseUrl).origin;
  throw new RefusedError(`baseUrl ${JSON.stringify(baseUrl)} is no http(s) address`, {
    operation: "create",
    acted: "no",
  });
}
