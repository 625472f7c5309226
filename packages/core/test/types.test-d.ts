import { expectTypeOf } from "vitest";
import {
  type Acted,
  type ApiError,
  type AttemptEvent,
  apiKey,
  bearer,
  type CallOptions,
  type ClientBase,
  type ClientOptions,
  type Clock,
  ConnectionError,
  createSdk,
  DeadlineError,
  type DecodeError,
  deadline,
  type Effect,
  type Fetch,
  fromEnvironment,
  type Layer,
  type Operation,
  type OutcomeUnknownError,
  observe,
  type Page,
  type Pages,
  type Paging,
  type RefusedError,
  type RequestInput,
  type Result,
  type RetryOptions,
  type Run,
  RunFailedError,
  type RunPlan,
  type RunState,
  required,
  result,
  retry,
  SdkError,
  type SdkOptions,
  type Secret,
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
({
  // @ts-expect-error no such style
  style: "cursor",
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
({}) satisfies WaitOptions;

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
({ retry: { attempts: 2, baseMs: 1, capMs: 1, random: () => 0 } }) satisfies ClientOptions;
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
const client = createSdk<Api, Paths>(table, { baseUrl: "https://api.test", auth: [] });

expectTypeOf(client).toExtend<ClientBase<Paths>>();
expectTypeOf(client.items.get({ id: "1" })).resolves.toEqualTypeOf<{ id: string }>();
expectTypeOf(client.request("GET", "/new")).resolves.toBeUnknown();
client.raw.GET("/items/{id}", { params: { path: { id: "1" } } }).then(({ data }) => {
  expectTypeOf(data).toEqualTypeOf<{ id: string } | undefined>();
});
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
    (request) => fetch(request),
    bearer("t"),
    apiKey("X-Api-Key", async () => "k"),
  ),
).toEqualTypeOf<Fetch>();
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
