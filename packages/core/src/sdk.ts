import { adHoc, type RequestInput } from "./ad-hoc.ts";
import type { Stats } from "./budget.ts";
import { type CallOptions, callFor } from "./call.ts";
import { type Caller, createCaller } from "./caller.ts";
import { systemClock } from "./clock.ts";
import { explanationOf } from "./explain.ts";
import { nearest } from "./nearest.ts";
import { observe, tellCall } from "./observe.ts";
import { createRaw, type RawClient } from "./openapi-fetch.ts";
import type { Operation } from "./operation.ts";
import type { SdkOptions } from "./options.ts";
import { createPages, type FetchPage, hasPages } from "./pages.ts";
import { type Input, inputNames } from "./request.ts";
import { DEFAULT_ATTEMPTS } from "./retry.ts";
import { isReadable, isStartable, type RunContext } from "./runs/context.ts";
import { reconcile } from "./runs/reconcile.ts";
import type { Lost, ReconcileOptions } from "./runs/reconciled.ts";
import type { Run } from "./runs/run.ts";
import { attach, resume, send, start } from "./runs/run-methods.ts";
import { marked } from "./runs/start-run.ts";
import { streamed } from "./stream.ts";

/** A vendor's operations. */
export type Table = readonly Operation[];

/** What every client has beside its operations. */
export interface ClientBase<Paths extends object> {
  /** openapi-fetch's client over the same layers: `{ data, error, response }`, typed by the vendor's paths. */
  readonly raw: RawClient<Paths>;
  /** Reaches a path no description has, with the same credential, limits and errors. Answers parsed JSON, `undefined` for an empty answer. */
  request(method: string, path: string, init?: RequestInput): Promise<unknown>;
  /** Takes a run up by its token, in any process; sends nothing. Throws `RefusedError` for one that is not this client's. */
  resume<Output = unknown, Last = unknown>(token: string): Run<Output, Last>;
  /** What the client has done so far, and the retries it may still make. */
  stats(): Stats;
}

type Method = (input?: Input, options?: CallOptions) => unknown;

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
  const runs = runContext(caller, options);
  const attempts = options.retry === false ? 1 : (options.retry?.attempts ?? DEFAULT_ATTEMPTS);
  const credentials = options.auth.flatMap(({ header }) => header ?? []);

  const explain = (row: Operation) => async (input?: Input, callOptions?: CallOptions) => {
    const sent = marked(row, input, callOptions);
    const { call, request } = caller.prepare(row, sent.input, sent.options);
    return explanationOf(request(), call, attempts, credentials);
  };

  const callOf = (row: Operation): Method => {
    if (hasPages(row)) {
      return (input = {}, callOptions) => createPages(row, input, () => pageFetcher(caller, row, callOptions));
    }
    if (isStartable(row)) return (input, callOptions) => send(row, marked(row, input, callOptions), runs);
    return (input = {}, callOptions) => caller.call(row, input, callOptions);
  };

  /** Every method of a row takes the row's input first, where it has one. */
  const methodOf = (row: Operation, act: Method, more: object = {}) => {
    const takesInput = row.body !== undefined || inputNames(row).length > 0;
    const flexible = (method: Method) =>
      takesInput ? method : (callOptions?: CallOptions) => method(undefined, callOptions);
    return Object.assign(flexible(act), { explain: flexible(explain(row)), ...more });
  };

  const methodsOf = (row: Operation): Record<string, unknown> => {
    const methods: Record<string, unknown> = { [nameOf(row)]: methodOf(row, callOf(row)) };
    if (isStartable(row)) {
      methods[row.run.name] = methodOf(row, async (input, given) => start(row, marked(row, input, given), runs), {
        reconcile: (input: Input, lost: Lost, given?: ReconcileOptions) => reconcile(row, input, lost, runs, given),
      });
    }
    if (isReadable(row)) methods[row.record.attach] = (id: string, input: Input = {}) => attach(row, id, input, runs);
    return methods;
  };

  const groups: Record<string, Record<string, unknown>> = {};
  for (const row of table) {
    const group = row.id.slice(0, row.id.indexOf("."));
    groups[group] = Object.assign(groups[group] ?? {}, methodsOf(row));
  }

  const raw = createRaw<Paths>(options.baseUrl, options.headers ?? {}, (request) =>
    caller.transport(request, callFor(request, caller.clock.now(), caller.limits)),
  );
  return Object.assign(groups as Api, {
    raw,
    request: async (method: string, path: string, init: RequestInput = {}) =>
      caller.call(...adHoc(method, path, init), init),
    resume: <Output, Last>(token: string) => resume(table, token, runs) as Run<Output, Last>,
    stats: caller.stats,
  });
}

const nameOf = ({ id }: Operation): string => id.slice(id.indexOf(".") + 1);

function runContext(
  { call, origin, clock, limits }: Caller,
  { vendor, defaults = {}, observe: hooks, extendRun }: SdkOptions,
): RunContext {
  return {
    ...{ vendor, origin, clock, defaults, deadlineMs: limits.deadlineMs, random: Math.random },
    send: call,
    unknownState: (operation, values) => hooks?.onUnknownState?.({ operation, values }),
    extend: extendRun ?? ((run) => run),
  };
}

/** A deadline the caller gives covers all pages together; otherwise each has the client's. */
function pageFetcher({ call, clock }: Caller, row: Operation, options: CallOptions = {}): FetchPage {
  const { deadlineMs } = options;
  const end = clock.now() + (deadlineMs ?? 0);
  const left = () => (deadlineMs === undefined ? {} : { deadlineMs: Math.max(0, end - clock.now()) });
  return (input) => call(row, input, { ...options, ...left() });
}
