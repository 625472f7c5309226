import type { CallOptions, Pages, Run, ServerEvent } from "@x/core";
import { expectTypeOf } from "vitest";
import type {
  Connection,
  ConnectionInput,
  ExecResponse,
  Review,
  ReviewGroup,
  ServiceAccount,
  SessionsListInput,
} from "../src/generated/types.ts";
import { createHoop, type HoopRun, type Session } from "../src/index.ts";

const hoop = createHoop({ token: "token" });

/* What is sent is closed. */

hoop.reviews.update({ id: "r", status: "APPROVED" });
// @ts-expect-error no such decision
hoop.reviews.update({ id: "r", status: "APPROVE" });
// @ts-expect-error a status that reviews have and nobody gives
hoop.reviews.update({ id: "r", status: "PENDING" });
// @ts-expect-error a decision has to be made
hoop.reviews.update({ id: "r" });
// @ts-expect-error null is no decision
hoop.reviews.update({ id: "r", status: null });

hoop.runbooks.exec({ connection_name: "pg", file_name: "a.sql", repository: "r" });
// @ts-expect-error the repository is missing
hoop.runbooks.exec({ connection_name: "pg", file_name: "a.sql" });
hoop.runbooks.exec({
  connection_name: "pg",
  repository: "r",
  // @ts-expect-error the wire's spelling
  fileName: "a.sql",
});

hoop.sessions.exec({ connection: "pg", script: "select 1", env_vars: { "envvar:A": "YQ==" } });
// @ts-expect-error no such field
hoop.sessions.exec({ connection: "pg", scripts: "select 1" });
hoop.sessions.exec({
  connection: "pg",
  env_vars: {
    // @ts-expect-error variables are texts
    A: 1,
  },
});

hoop.sessions.start({ connection: "pg", metadata: { ticket: "T-1", attempt: 2, dry: true } });
hoop.sessions.start({
  connection: "pg",
  // @ts-expect-error a gateway would keep it in its own language's notation
  metadata: { tables: ["orders"] },
});
hoop.runbooks.start({
  ...{ connection: "pg", fileName: "a.sql" },
  // @ts-expect-error and this too
  metadata: { ticket: null },
});

hoop.sessions.list({ connection: "pg", limit: 10 });
// @ts-expect-error no such filter
hoop.sessions.list({ conection: "pg" });
// @ts-expect-error a number
hoop.sessions.list({ limit: "10" });
// @ts-expect-error no such way to count
hoop.sessions.list({ count: "all" });
// @ts-expect-error a path parameter has to be given
hoop.sessions.get({});
// @ts-expect-error and not be undefined
hoop.sessions.get({ session_id: undefined });
// @ts-expect-error the published name, which nothing reads
hoop.sessions.get({ session_id: "s", new_line: "1" });
hoop.sessions.get({ session_id: "s", newline: "1" });
// @ts-expect-error no such group
hoop.connection;
// @ts-expect-error no such method
hoop.connections.create_;

// @ts-expect-error the gateway answers this, the caller does not send it
({ effective_features: {} }) satisfies Partial<ConnectionInput>;
// @ts-expect-error no such option of a call
hoop.users.me({ timeout: 1 });
hoop.users.me({ timeoutMs: 1, signal: AbortSignal.abort() }) satisfies Promise<unknown>;

/* What comes back is open. */

declare const session: Session;
declare const review: Review;
declare const group: ReviewGroup;
declare const connection: Connection;
declare const started: ExecResponse;

// A value that nobody knows yet is a text, and those that are known are completed.
"paused" satisfies typeof session.status;
"ESCALATED" satisfies typeof review.status;
"PENDING" satisfies typeof group.status;
"quarantined" satisfies typeof started.output_status;
"mainframe" satisfies typeof connection.type;
// @ts-expect-error open is not anything
1 satisfies typeof session.status;

// Null where the gateway sends it.
expectTypeOf<(typeof session)["exit_code"]>().toEqualTypeOf<number | null | undefined>();
null satisfies typeof session.end_date;
null satisfies typeof session.review;
null satisfies typeof session.metadata;
null satisfies typeof group.reviewed_by;
null satisfies typeof started.ai_analysis;
// @ts-expect-error and nowhere else
null satisfies typeof session.id;
// @ts-expect-error so it has to be looked at
session.exit_code satisfies number;

// The three shapes of the output.
["text"] satisfies typeof session.event_stream;
[[1.5, "o", "YQ=="]] satisfies typeof session.event_stream;

/* What methods answer. */

expectTypeOf(hoop.sessions.get({ session_id: "s" })).resolves.toEqualTypeOf<Session>();
expectTypeOf(hoop.sessions.list()).toEqualTypeOf<Pages<Session>>();
expectTypeOf(hoop.userGroups.list()).toEqualTypeOf<Pages<string>>();
expectTypeOf(hoop.sessions.start({ connection: "pg" })).resolves.toEqualTypeOf<HoopRun>();
expectTypeOf(hoop.sessions.attach("s")).toEqualTypeOf<HoopRun>();
expectTypeOf(hoop.resume("{}")).toEqualTypeOf<HoopRun>();
expectTypeOf<HoopRun>().toExtend<Run<string, Session>>();
expectTypeOf<HoopRun["answer"]>().toEqualTypeOf<ExecResponse | undefined>();
hoop.sessions.attach("s").wait({ executeWhenApproved: true, onUpdate: ({ review }) => review.approve() });
expectTypeOf(hoop.sessions.kill({ session_id: "s" })).resolves.toBeVoid();
expectTypeOf(hoop.serverLogs.stream()).resolves.toEqualTypeOf<AsyncIterable<ServerEvent>>();
expectTypeOf(hoop.sessions.streamOutput({ session_id: "s" })).resolves.toBeString();
expectTypeOf(hoop.sessions.download({ session_id: "s", token: "t" })).resolves.toEqualTypeOf<
  ReadableStream<Uint8Array>
>();
expectTypeOf(hoop.sessions.list).parameter(0).toEqualTypeOf<SessionsListInput | undefined>();
expectTypeOf(hoop.sessions.list).parameter(1).toEqualTypeOf<CallOptions | undefined>();

/* A runbook by either of the gateway's routes. */

hoop.runbooks.start({ connection: "pg", fileName: "a.sql" });
// @ts-expect-error the file has to be named
hoop.runbooks.start({ connection: "pg", repository: "r" });
hoop.runbooks.start({
  connection: "pg",
  fileName: "a.sql",
  // @ts-expect-error no such field
  params: {},
});

/* What is null in answers says so, and is none in requests. */

// @ts-expect-error null where no group may force an approval
connection.force_approve_groups satisfies string[] | undefined;
expectTypeOf(connection.min_review_approvals).toEqualTypeOf<number | null | undefined>();
expectTypeOf<ConnectionInput["min_review_approvals"]>().toEqualTypeOf<number | undefined>();
expectTypeOf<NonNullable<Session["review"]>["time_window"]>().extract<null>().toEqualTypeOf<null>();
expectTypeOf(hoop.jiraIntegration.get()).resolves.extract<null>().toEqualTypeOf<null>();
expectTypeOf(hoop.serviceAccounts.list()).toEqualTypeOf<Pages<ServiceAccount>>();

/* A list with two shapes has both where a page need not be asked for. */

expectTypeOf(hoop.connections.list()).toEqualTypeOf<Pages<Connection>>();
const { data } = await hoop.raw.GET("/connections");
(Array.isArray(data) ? data[0]?.name : data?.pages?.total) satisfies string | number | undefined;
// @ts-expect-error without a page it is a bare array
data?.pages;
