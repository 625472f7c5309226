import { expectTypeOf } from "vitest";
import {
  type Acted,
  type ApiError,
  type AttemptEvent,
  apiKey,
  bearer,
  type CallOptions,
  type Capabilities,
  type ClientBase,
  type ClientOptions,
  type Clock,
  ConnectionError,
  createSdk,
  DeadlineError,
  type DecodeError,
  deadline,
  type Effect,
  type Explanation,
  type FindPlan,
  fromEnvironment,
  type Layer,
  type Lost,
  type Operation,
  type OutcomeUnknownError,
  observe,
  type Page,
  type Pages,
  type Paging,
  type Reconciled,
  type RecordPlan,
  type RefusedError,
  type RequestInput,
  type Result,
  type RetryOptions,
  type Run,
  type RunEntry,
  RunFailedError,
  type RunPlan,
  type RunStart,
  type RunState,
  type RunSummary,
  type RunUpdate,
  required,
  result,
  retry,
  runAll,
  SdkError,
  type SdkOptions,
  type Secret,
  type Send,
  type ServerEvent,
  type StateRule,
  stack,
  type Table,
  type WaitOptions,
} from "../src/index.ts";

/* An operation. */

expectTypeOf<Effect>().toEqualTypeOf<"read" | "idempotent" | "keyed" | "once">();

const operation = {
  id: "items.get",
  method: "GET",
  path: "/items/{id}",
  effect: "read",
} as const satisfies Operation;
({
  ...operation,
  query: ["limit", ["pageId", "page_id"]],
  headers: { envSlug: "X-Env-Slug" },
  body: "optional",
  answer: "events",
}) satisfies Operation;

// @ts-expect-error an operation has an effect
({ id: "items.get", method: "GET", path: "/items" }) satisfies Operation;
({
  ...operation,
  // @ts-expect-error no such effect
  effect: "twice",
}) satisfies Operation;
({
  ...operation,
  // @ts-expect-error no such kind of answer
  answer: "xml",
}) satisfies Operation;
// @ts-expect-error left out or given, not undefined
({ ...operation, answer: undefined }) satisfies Operation;

declare const changed: Operation;
// @ts-expect-error a row is data that does not change
changed.effect = "read";

/* A list. */

({ style: "page", page: "page", size: "limit", first: 0, items: "runs" }) satisfies Paging;
({ style: "offset", offset: "offset", limit: "limit", items: "", in: "q", total: "total" }) satisfies Paging;
({ style: "single", items: "" }) satisfies Paging;
({ style: "cursor", cursor: "after", next: "meta.next", items: "runs" }) satisfies Paging;
({ style: "link", items: "" }) satisfies Paging;
({
  // @ts-expect-error no such style
  style: "scroll",
  items: "runs",
}) satisfies Paging;
// @ts-expect-error a page has to start somewhere
({ style: "page", page: "page", size: "limit", items: "runs" }) satisfies Paging;

declare const pages: Pages<{ id: string }>;
expectTypeOf(pages).toExtend<AsyncIterable<{ id: string }>>();
expectTypeOf(pages.toArray({ limit: 1 })).resolves.toEqualTypeOf<{ id: string }[]>();
expectTypeOf(pages.pages()).toEqualTypeOf<AsyncIterable<Page<{ id: string }>>>();
expectTypeOf<Page<{ id: string }>["items"]>().toEqualTypeOf<readonly { id: string }[]>();
// @ts-expect-error how many has to be said
pages.toArray();
// @ts-expect-error a number
pages.toArray({ limit: "10" });
// @ts-expect-error a list is read with for await
[...pages];

/* A run. */

expectTypeOf<RunState>().toEqualTypeOf<"running" | "waiting" | "succeeded" | "failed" | "cancelled">();

({
  if: { status: "done", exit_code: { not: [0, null] }, "review.status": ["A", "B"] },
  state: "failed",
}) satisfies StateRule;
({
  if: {},
  // @ts-expect-error no such state
  state: "done",
}) satisfies StateRule;
({
  // @ts-expect-error a value to compare with is no object
  if: { status: { is: "done" } },
  state: "failed",
}) satisfies StateRule;

({ name: "start", id: "id", poll: operation }) satisfies RunPlan;
({
  attach: "attach",
  input: { id: "$id", q: { filter: { space: "$input.space", at: { $gte: "$sinceMs" } }, limit: 100 } },
  states: [],
  output: { input: { id: "$id" }, value: "result" },
  cancel: { operation, input: { id: "$id" } },
}) satisfies RecordPlan;
({ operation, input: {}, id: "id", time: "at", match: "note", correlate: "note" }) satisfies FindPlan;
// @ts-expect-error what is found has an id and a time
({ operation, input: {} }) satisfies FindPlan;
// @ts-expect-error a run has to be polled
({ name: "start", id: "id" }) satisfies RunPlan;

interface Outputs {
  readonly rows: number;
}
interface Session {
  readonly status: string;
}
declare const run: Run<Outputs, Session>;
expectTypeOf(run.id).toBeString();
expectTypeOf(run.state).toEqualTypeOf<RunState>();
expectTypeOf(run.reason).toEqualTypeOf<string | undefined>();
expectTypeOf(run.last).toEqualTypeOf<Session | undefined>();
expectTypeOf(run.get()).resolves.toEqualTypeOf<Session>();
expectTypeOf(run.wait()).resolves.toEqualTypeOf<Session>();
expectTypeOf(run.output()).resolves.toEqualTypeOf<Outputs>();
expectTypeOf(run.cancel()).resolves.toBeVoid();
run.wait({
  deadlineMs: 1,
  pollMs: 1,
  waitFor: "attention",
  onUpdate: (now) => expectTypeOf(now).toEqualTypeOf(run),
});
run.wait({
  // @ts-expect-error no such thing to wait for
  waitFor: "success",
});
run.wait({
  // @ts-expect-error a duration carries its unit
  timeout: 1000,
});
// @ts-expect-error the vendor says in which state a run is
run.state = "succeeded";
({}) satisfies WaitOptions<Run>;

expectTypeOf(run.watch()).toEqualTypeOf<AsyncIterable<RunUpdate<Session>>>();
expectTypeOf<RunUpdate<Session>["last"]>().toEqualTypeOf<Session>();
run.watch({
  // @ts-expect-error a watch yields its updates
  onUpdate: () => undefined,
});
expectTypeOf(run.token()).toBeString();

/* What a vendor can do with a run. */

declare const bare: Run<Outputs, Session, { output: false; cancel: false }>;
declare const able: Run<Outputs, Session, { output: true; cancel: true }>;
expectTypeOf(bare.capabilities.output).toEqualTypeOf<false>();
expectTypeOf(able.capabilities.cancel).toEqualTypeOf<true>();
expectTypeOf(run.capabilities).toEqualTypeOf<Capabilities>();
expectTypeOf(able.output({ timeoutMs: 1 })).resolves.toEqualTypeOf<Outputs>();
expectTypeOf(able.cancel()).resolves.toBeVoid();
// @ts-expect-error the vendor has no output for it
bare.output();
// @ts-expect-error nor with options
bare.output({ timeoutMs: 1 });
// @ts-expect-error the vendor cannot cancel it
bare.cancel();
// @ts-expect-error capabilities are what they are
able.capabilities.output = false;
// Programs over several vendors take any of them.
expectTypeOf(bare).toExtend<Run>();
expectTypeOf(able).toExtend<Run>();
// @ts-expect-error what cannot be cancelled is no run that can
bare satisfies Run<Outputs, Session, { output: true; cancel: true }>;

/* How a run is started, and looked for when the answer was lost. */

declare const start: RunStart<{ readonly script: string }, typeof bare>;
expectTypeOf(start({ script: "vacuum" }, { timeoutMs: 1 })).resolves.toEqualTypeOf<typeof bare>();
expectTypeOf(start.explain({ script: "vacuum" })).resolves.toEqualTypeOf<Explanation>();
expectTypeOf(start.reconcile({ script: "vacuum" }, { since: 1 })).resolves.toEqualTypeOf<Reconciled<typeof bare>>();
start.reconcile({ script: "vacuum" }, { since: 1, until: 2, correlation: "c1" }, { settleMs: 1, deadlineMs: 1 });
// @ts-expect-error an input is needed
start();
// @ts-expect-error when it was sent has to be said
start.reconcile({ script: "vacuum" }, {});
({ since: 1, until: undefined, correlation: undefined }) satisfies Lost;
({
  // @ts-expect-error epoch milliseconds
  since: new Date(),
}) satisfies Lost;

declare const lostStart: OutcomeUnknownError;
expectTypeOf(lostStart.reconcile()).resolves.toEqualTypeOf<Reconciled>();
expectTypeOf(lostStart.correlation).toEqualTypeOf<string | undefined>();
({ since: lostStart.since, until: lostStart.until, correlation: lostStart.correlation }) satisfies Lost;

/** The outcome tells what else is known. */
export function reconciled(what: Reconciled<typeof bare>): unknown {
  // @ts-expect-error whether it was found has to be looked at first
  what.run;
  switch (what.outcome) {
    case "found":
      return expectTypeOf(what.run).toEqualTypeOf<typeof bare>();
    case "candidates":
      return expectTypeOf(what.runs).toEqualTypeOf<readonly (typeof bare)[]>();
    case "unknown":
      return expectTypeOf(what.why).toBeString();
    case "notFound":
      return expectTypeOf(what.lookedForMs).toBeNumber();
    default:
      return expectTypeOf(what).toBeNever();
  }
}

/* Many runs. */

const all = runAll([() => start({ script: "vacuum" }), async () => bare], {
  concurrency: 2,
  waitFor: "terminal",
  onStart: ({ index, run, token }) => {
    expectTypeOf([index, token] as const).toEqualTypeOf<readonly [number, string]>();
    expectTypeOf(run).toEqualTypeOf<typeof bare>();
  },
  onUpdate: (now, index) => expectTypeOf([now, index] as const).toEqualTypeOf<readonly [typeof bare, number]>(),
});
expectTypeOf(all).resolves.toEqualTypeOf<RunSummary<typeof bare>>();
expectTypeOf<RunSummary<typeof bare>["failed"]>().toEqualTypeOf<readonly RunEntry<typeof bare>[]>();
expectTypeOf<RunEntry["error"]>().toBeUnknown();
expectTypeOf<keyof RunSummary>().toEqualTypeOf<"succeeded" | "failed" | "waiting" | "unknown" | "notStarted">();
runAll([
  // @ts-expect-error a start is not called before its turn
  start({ script: "vacuum" }),
]);
runAll([async () => able], {
  // @ts-expect-error no such option
  retries: 3,
});

/* The options of a call and of a client. */

({
  signal: new AbortController().signal,
  timeoutMs: 1,
  deadlineMs: 1,
  headers: { a: "b" },
  idempotencyKey: "k",
}) satisfies CallOptions;
({
  // @ts-expect-error a number of milliseconds
  timeoutMs: "1s",
}) satisfies CallOptions;
({
  // @ts-expect-error a duration carries its unit
  timeout: 1000,
}) satisfies CallOptions;
({
  // @ts-expect-error a header is text
  headers: { a: 1 },
}) satisfies CallOptions;
// @ts-expect-error left out or given, not undefined
({ signal: undefined }) satisfies CallOptions;

({ retry: false, layers: [retry(), deadline()], maxBytes: 1 }) satisfies ClientOptions;
({ retry: { attempts: 2, baseMs: 1, capMs: 1 } }) satisfies ClientOptions;
({ vendor: "test", baseUrl: "https://api.test", auth: [], defaults: { ws_id: "w1" } }) satisfies SdkOptions;
// @ts-expect-error a client's tokens name their vendor
({ baseUrl: "https://api.test", auth: [] }) satisfies SdkOptions;
({
  // @ts-expect-error a client's retries are switched off with false
  retry: true,
}) satisfies ClientOptions;
({
  // @ts-expect-error a client has one clock
  retry: { clock: {} as Clock },
}) satisfies ClientOptions;
// @ts-expect-error a client needs an address and its credential
({}) satisfies SdkOptions;

({ query: { a: 1 }, body: {}, effect: "keyed", deadlineMs: 1 }) satisfies RequestInput;
({
  // @ts-expect-error no such effect
  effect: "safe",
}) satisfies RequestInput;

/* A client. */

interface Api {
  readonly items: { get(input: { readonly id: string }, options?: CallOptions): Promise<{ id: string }> };
}
interface Paths {
  "/items/{id}": {
    get: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
  };
}
const table = [operation] satisfies Table;
const client = createSdk<Api, Paths>(table, { vendor: "test", baseUrl: "https://api.test", auth: [] });

expectTypeOf(client).toExtend<ClientBase<Paths>>();
expectTypeOf(client.items.get({ id: "1" })).resolves.toEqualTypeOf<{ id: string }>();
expectTypeOf(client.request("GET", "/new")).resolves.toBeUnknown();
client.raw.GET("/items/{id}", { params: { path: { id: "1" } } }).then(({ data }) => {
  expectTypeOf(data).toEqualTypeOf<{ id: string } | undefined>();
});
expectTypeOf(client.resume("token")).toEqualTypeOf<Run<unknown, unknown>>();
expectTypeOf(client.resume<Outputs, Session>("token").wait()).resolves.toEqualTypeOf<Session>();
// @ts-expect-error a token is text
client.resume({ id: "r1" });
// @ts-expect-error no such path
client.raw.GET("/nothing");
// @ts-expect-error an input is needed
client.items.get();
// @ts-expect-error no path value may be undefined
client.items.get({ id: undefined });

/* Layers and credentials. */

expectTypeOf<Secret>().toEqualTypeOf<string | (() => string | Promise<string>)>();
expectTypeOf(bearer).returns.toEqualTypeOf<Layer>();
expectTypeOf(apiKey).parameters.toEqualTypeOf<[header: string, secret: Secret]>();
expectTypeOf(
  stack(
    ({ url, ...init }) => fetch(url, init),
    bearer("t"),
    apiKey("X-Api-Key", async () => "k"),
  ),
).toEqualTypeOf<Send>();
expectTypeOf<RetryOptions["attempts"]>().toEqualTypeOf<number | undefined>();
// @ts-expect-error a secret that may be missing
bearer(fromEnvironment("TOKEN"));
// @ts-expect-error a function that may yield none
bearer(() => fromEnvironment("TOKEN"));

observe({ onAttempt: (event) => expectTypeOf(event).toEqualTypeOf<AttemptEvent>() });
expectTypeOf<keyof AttemptEvent>().toEqualTypeOf<
  "operation" | "method" | "attempt" | "retryReason" | "status" | "error" | "ms"
>();
expectTypeOf<ServerEvent>().toEqualTypeOf<{
  readonly event: string;
  readonly data: string;
  readonly id?: string;
}>();

expectTypeOf(required(undefined as string | undefined, "apiKey", "API_KEY")).toBeString();
expectTypeOf(required(undefined as Secret | undefined, "apiKey", "API_KEY")).toEqualTypeOf<Secret>();

/* Errors. */

expectTypeOf<Acted>().toEqualTypeOf<"no" | "maybe" | "yes">();
expectTypeOf<ApiError["name"]>().toEqualTypeOf<"ApiError">();
expectTypeOf<OutcomeUnknownError>().toExtend<SdkError>();
// @ts-expect-error the family's head is not thrown itself
new SdkError("no", { operation: "x", acted: "no" });

type Known =
  | ApiError
  | ConnectionError
  | DecodeError
  | DeadlineError
  | RefusedError
  | OutcomeUnknownError
  | RunFailedError<Session>;

/** The name tells the errors apart. */
export function told(error: Known): unknown {
  switch (error.name) {
    case "ApiError":
      expectTypeOf(error.status).toBeNumber();
      expectTypeOf(error.body).toBeUnknown();
      return error.headers.get("x-request-id");
    case "DeadlineError":
      return expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | undefined>();
    case "OutcomeUnknownError":
      expectTypeOf(error.since).toBeNumber();
      return expectTypeOf(error.idempotencyKey).toEqualTypeOf<string | undefined>();
    case "RunFailedError":
      expectTypeOf(error.state).toEqualTypeOf<"failed" | "cancelled">();
      return expectTypeOf(error.last).toEqualTypeOf<Session>();
    case "ConnectionError":
    case "DecodeError":
    case "RefusedError":
      return expectTypeOf(error.acted).toEqualTypeOf<Acted>();
    default:
      return expectTypeOf(error).toBeNever();
  }
}

/** So does the class. */
export function caughtAny(error: unknown): Acted | undefined {
  if (error instanceof RunFailedError) expectTypeOf(error.last).toExtend<unknown>();
  if (error instanceof ConnectionError || error instanceof DeadlineError) return error.acted;
  // @ts-expect-error a status is not known of every error
  if (error instanceof SdkError) return error.status;
  return undefined;
}

/* The non-throwing style. */

expectTypeOf(result(Promise.resolve(7))).resolves.toEqualTypeOf<Result<number>>();

export async function read(): Promise<string> {
  const found = await result(client.items.get({ id: "1" }));
  // @ts-expect-error whether it worked has to be looked at first
  found.data;
  if (!found.ok) return found.error.acted;
  return found.data.id;
}
