import { streamed } from "./answers/stream.ts";
import { type Caller, createCaller } from "./caller.ts";
import type { SdkOptions } from "./options.ts";
import { pageFetcher } from "./pages/page-fetcher.ts";
import { createPages, hasPages } from "./pages/pages.ts";
import { adHoc, type RequestInput } from "./requests/ad-hoc.ts";
import { explanationOf } from "./requests/explain.ts";
import { inputNames } from "./requests/input-names.ts";
import { createRaw, type RawClient } from "./requests/openapi-fetch.ts";
import { sendAfter } from "./requests/send-after.ts";
import { isReadable, isStartable, type RunContext } from "./runs/context.ts";
import { attach, resume } from "./runs/resume.ts";
import { marked } from "./runs/start.ts";
import { startMethods } from "./runs/start-methods.ts";
import type { Stats } from "./transport/budget.ts";
import { startCall } from "./transport/call.ts";
import { checkOptions } from "./transport/check-options.ts";
import { effectOf } from "./transport/effect-of.ts";
import { callEvent, HOOKS, observed, tell } from "./transport/observe.ts";
import { DEFAULT_ATTEMPTS } from "./transport/retry.ts";
import type { CallOptions } from "./types/call-options.ts";
import type { Input } from "./types/input.ts";
import type { Operation } from "./types/operation.ts";
import type { Run } from "./types/run.ts";

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
  const { observe: hooks = {} } = options;
  checkOptions("create", hooks, HOOKS);
  const caller = createCaller(options, {
    streamed,
    around: (attempt, clock) => observed(hooks, clock, attempt),
    onEnd: (call, ms, error) => tell(hooks, "onCall", callEvent(call, ms, error)),
  });
  const calls = { ...caller, send: sendAfter(options.before, caller) };
  const runs = runContext(calls, options);
  const attempts = options.retry === false ? 1 : (options.retry?.attempts ?? DEFAULT_ATTEMPTS);
  const credentials = options.auth.flatMap(({ header }) => header ?? []);

  const explain = (row: Operation) => async (input?: Input, callOptions?: CallOptions) => {
    const sent = marked(row, input, callOptions);
    const call = caller.begin(row, sent.options);
    return explanationOf(caller.request(row, sent.input, sent.options), call, attempts, credentials);
  };

  /** Every method of a row takes the row's input first, where it has one. */
  const methodOf = (row: Operation, act: Method, more: object = {}) => {
    const takesInput = row.body !== undefined || inputNames(row).length > 0;
    const flexible = (method: Method) =>
      takesInput ? method : (callOptions?: CallOptions) => method(undefined, callOptions);
    return Object.assign(flexible(act), { explain: flexible(explain(row)), ...more });
  };

  const methodsOf = (row: Operation): Record<string, unknown> => {
    const methods: Record<string, unknown> = {};
    const name = row.id.slice(row.id.indexOf(".") + 1);
    if (isStartable(row)) {
      const { start, send, reconcile, once } = startMethods(row, runs);
      methods[name] = methodOf(row, send);
      methods[row.run.name] = methodOf(row, start, { reconcile, once });
    } else if (hasPages(row)) {
      methods[name] = methodOf(row, (input = {}, given) =>
        createPages(row, input, caller.base, () => pageFetcher(calls, row, given)),
      );
    } else {
      methods[name] = methodOf(row, (input = {}, given) => calls.send(row, input, given));
    }
    if (isReadable(row)) methods[row.record.attach] = (id: string, input: Input = {}) => attach(row, id, input, runs);
    return methods;
  };

  const groups: Record<string, Record<string, unknown>> = {};
  for (const row of table) {
    const group = row.id.slice(0, row.id.indexOf("."));
    groups[group] = Object.assign(groups[group] ?? {}, methodsOf(row));
  }

  const raw = createRaw<Paths>({ ...options, baseUrl: caller.base.url }, async (request, signal) => {
    const { method } = request;
    const call = startCall(method, effectOf(method), caller.limits, signal);
    const { bytes, ...head } = await caller.exchange(request, call);
    return new Response(bytes.length > 0 ? bytes : null, head);
  });
  return Object.assign(groups as Api, {
    raw,
    request: async (method: string, path: string, init: RequestInput = {}) => caller.send(...adHoc(method, path, init)),
    resume: <Output, Last>(token: string) => resume(table, token, runs) as Run<Output, Last>,
    stats: caller.stats,
  });
}

function runContext(
  { send, base, clock, limits, random }: Caller,
  {
    vendor,
    defaults = {},
    observe: hooks = {},
    judge = ({ outcome }) => outcome,
    extendRun: extend = (run) => run,
  }: SdkOptions,
): RunContext {
  return { vendor, base, clock, random, defaults, hooks, deadlineMs: limits.deadlineMs, send, judge, extend };
}
