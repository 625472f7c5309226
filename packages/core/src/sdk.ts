import { adHoc, type RequestInput } from "./ad-hoc.ts";
import type { Stats } from "./budget.ts";
import { type CallOptions, callFor } from "./call.ts";
import { createCaller } from "./caller.ts";
import { systemClock } from "./clock.ts";
import { explanationOf } from "./explain.ts";
import { nearest } from "./nearest.ts";
import { observe, tellCall } from "./observe.ts";
import { createRaw, type RawClient } from "./openapi-fetch.ts";
import type { Operation, Paging, RunPlan } from "./operation.ts";
import type { SdkOptions } from "./options.ts";
import { createPages, type FetchPage } from "./pages.ts";
import { type Input, inputNames } from "./request.ts";
import { DEFAULT_ATTEMPTS } from "./retry.ts";
import { createRun } from "./run.ts";
import { streamed } from "./stream.ts";

/** A vendor's operations. */
export type Table = readonly Operation[];

/** What every client has beside its operations. */
export interface ClientBase<Paths extends object> {
  /** openapi-fetch's client over the same layers: `{ data, error, response }`, typed by the vendor's paths. */
  readonly raw: RawClient<Paths>;
  /** Reaches a path no description has, with the same credential, limits and errors. Answers parsed JSON, `undefined` for an empty answer. */
  request(method: string, path: string, init?: RequestInput): Promise<unknown>;
  /** What the client has done so far, and the retries it may still make. */
  stats(): Stats;
}

/** Turns an operation table into a client. */
export function createSdk<Api extends object, Paths extends object>(
  table: Table,
  options: SdkOptions,
): Api & ClientBase<Paths> {
  const { observe: hooks, clock = systemClock } = options;
  const caller = createCaller(options, {
    streamed,
    suggest: nearest,
    ...(hooks && { around: [observe({ ...hooks, clock })], onEnd: (call) => tellCall(hooks, call, clock.now()) }),
  });
  const send = caller.call;
  const attempts = options.retry === false ? 1 : (options.retry?.attempts ?? DEFAULT_ATTEMPTS);
  const credentials = options.auth.flatMap(({ header }) => header ?? []);

  /** A deadline the caller gives covers all pages together; otherwise each has the client's. */
  const pageFetcher = (row: Operation, options: CallOptions = {}): FetchPage => {
    const { deadlineMs } = options;
    const end = caller.clock.now() + (deadlineMs ?? 0);
    const left = () => (deadlineMs === undefined ? {} : { deadlineMs: Math.max(0, end - caller.clock.now()) });
    return (input) => send(row, input, { ...options, ...left() });
  };

  const groups: Record<string, Record<string, unknown>> = {};
  for (const row of table) {
    const [group = "", name = ""] = row.id.split(".");
    groups[group] ??= {};
    const call = (input: Input = {}, callOptions?: CallOptions) =>
      hasPages(row) ? createPages(row, input, () => pageFetcher(row, callOptions)) : send(row, input, callOptions);
    const takesInput = row.body !== undefined || inputNames(row).length > 0;
    const explain = async (input: Input = {}, callOptions: CallOptions = {}) => {
      const { call, request } = caller.prepare(row, input, callOptions);
      return explanationOf(request(), call, attempts, credentials);
    };
    const flexible = <Answer>(method: (input?: Input, callOptions?: CallOptions) => Answer) =>
      takesInput ? method : (callOptions?: CallOptions) => method({}, callOptions);
    const method = (act: (input?: Input, callOptions?: CallOptions) => unknown) =>
      Object.assign(flexible(act), { explain: flexible(explain) });
    groups[group][name] = method(call);
    if (!hasRun(row)) continue;
    groups[group][row.run.name] = method(async (input: Input = {}, callOptions?: CallOptions) =>
      createRun(row, input, await send(row, input, callOptions), { ...caller, send }),
    );
  }

  const raw = createRaw<Paths>(options.baseUrl, options.headers ?? {}, (request) =>
    caller.transport(request, callFor(request, caller.limits, caller.clock.now())),
  );

  const request = async (method: string, path: string, init: RequestInput = {}) =>
    send(...adHoc(method, path, init), init);

  return Object.assign(groups as Api, { raw, request, stats: caller.stats });
}

const hasPages = (row: Operation): row is Operation & { pages: Paging } => row.pages !== undefined;
const hasRun = (row: Operation): row is Operation & { run: RunPlan } => row.run !== undefined;
