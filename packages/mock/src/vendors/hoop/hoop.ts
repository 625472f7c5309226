import { type Answer, json, type RawAnswer } from "../../http/message.ts";
import { between, integer } from "../../states/query.ts";
import { find, Refusal } from "../../states/refusal.ts";
import { bindRoutes, type Call, type Settings, type Store as Starts } from "../../states/scenario.ts";
import { begun } from "../../states/timeline.ts";
import type { VendorMock } from "../../states/vendor-mock.ts";
import { follow } from "./live.ts";
import { createLink, download, eventStream, type Link } from "./output.ts";
import { listedRecord, reviewRecord } from "./records.ts";
import { decide, execute, findReviewed } from "./reviews.ts";
import { aliases, scenarios } from "./scenarios.ts";
import { isKeptBack, printed, type Session, textOf } from "./session.ts";
import { begin, createSession, type Start } from "./starts.ts";

interface Store extends Starts {
  readonly settings: Settings;
  readonly sessions: Map<string, Session>;
  readonly links: Map<string, Link>;
}

/** Sessions and runbooks at Hoop. */
export const hoop: VendorMock = {
  scenarios: Object.keys(scenarios),
  aliases,
  chosenBy: ["connection", "connection_name", "name"],
  basePath: "/api",
  unconfirmed: ["when, between two polls, a session moves on"],
  example: (url) => `createHoop({ baseUrl: "${url}", token: "any" })`,
  invalid: { parameter: 422, body: 400 },
  error: (_status, message) => ({ message }),
  create: (settings) =>
    bindRoutes<Store>(
      { starts: 0, settings, sessions: new Map(), links: new Map() },
      {
        "POST /sessions": start([], ({ body }) => ({
          ...common(body),
          connection: body.connection,
          correlationId: body.correlation_id,
        })),
        "POST /runbooks/exec": start(["connection_name", "file_name", "repository"], ({ body }) => ({
          ...common(body),
          connection: body.connection_name,
          correlationId: body.correlation_id,
        })),
        // This one takes no correlation id.
        "POST /plugins/runbooks/connections/{name}/exec": start(["file_name"], ({ body, params }) => ({
          ...common(body),
          connection: params.name,
        })),
        "GET /sessions": list,
        "GET /sessions/{session_id}": read,
        "GET /sessions/{session_id}/result/stream": ({ params }, { sessions }) => ({
          status: 200,
          headers: { "content-type": "text/plain; charset=utf-8" },
          body: textOf(printed(find(sessions, params.session_id, "session"))),
        }),
        "GET /sessions/{session_id}/stream": ({ params }, { sessions }) =>
          follow(find(sessions, params.session_id, "session"), settings.clock),
        "GET /sessions/{session_id}/download": (call, { sessions, links }) =>
          download(call, sessions, links, false, settings.clock.now()),
        "GET /sessions/{session_id}/download/input": (call, { sessions, links }) =>
          download(call, sessions, links, true, settings.clock.now()),
        "POST /sessions/{session_id}/exec": ({ params }, { sessions }) =>
          execute(findReviewed(sessions, params.session_id), settings),
        "POST /sessions/{session_id}/kill": ({ params }, { sessions }) =>
          kill(find(sessions, params.session_id, "session")),
        "PUT /sessions/{session_id}/review": (call, { sessions }) =>
          decide(call, findReviewed(sessions, call.params.session_id)),
        "PUT /reviews/{id}": (call, { sessions }) => decide(call, findReviewed(sessions, call.params.id)),
        "GET /reviews/{id}": ({ params }, { sessions }) => json(200, reviewRecord(findReviewed(sessions, params.id))),
      },
      ({ sessions }) =>
        [...sessions.values()].map((session) => ({
          id: session.id,
          state: session.timeline.state.status,
          executions: executionsOf(session),
          record: listedRecord(session),
        })),
    ),
};

/** Somebody else may have executed what a review approved. */
const executionsOf = ({ executions, timeline }: Session) =>
  timeline.state.review === "EXECUTED" ? Math.max(executions, 1) : executions;

const common = ({ script, file_name, session_batch_id, metadata }: Call["body"]) => ({
  script: script ?? file_name,
  batchId: session_batch_id,
  metadata,
});

const start =
  (required: readonly string[], given: (call: Call) => Start) =>
  (call: Call, store: Store): Answer | RawAnswer => {
    const missing = required.filter((field) => typeof call.body[field] !== "string" || call.body[field] === "");
    if (missing.length > 0) throw new Refusal(400, `missing ${missing.join(", ")}`);
    const { settings, sessions } = store;
    const scenario = scenarios[call.scenario];
    if (!scenario) throw new Refusal(500, `there is no scenario ${call.scenario}`);
    const session = createSession(given(call), scenario, settings, store.starts + 1);
    store.starts += 1;
    sessions.set(session.id, session);
    return begin(session, scenario.start, settings.clock);
  };

function list({ query }: Call, { sessions }: Store): Answer {
  const limit = integer(query, "limit", { otherwise: 20, least: 1, most: Number.MAX_SAFE_INTEGER, status: 422 });
  const offset = integer(query, "offset", { otherwise: 0, least: 0, most: 10_000, status: 422 });
  const isRecent = between(query, "start_date", "end_date", 422);
  const end = offset + Math.min(limit, 100);
  const found = [...sessions.values()]
    .reverse()
    .filter(({ timeline }) => isRecent(begun(timeline)))
    .map(listedRecord)
    .filter((record) => wanted.every(([key, value]) => !query.has(key) || value(record) === query.get(key)));
  return json(200, {
    data: found.slice(offset, end),
    has_next_page: end < found.length,
    total: query.get("count") === "none" ? null : found.length,
    total_is_capped: false,
  });
}

type Listed = ReturnType<typeof listedRecord>;

const wanted: readonly (readonly [string, (record: Listed) => unknown])[] = [
  ["correlation_id", (record) => record.correlation_id],
  ["batch_id", (record) => record.session_batch_id],
  ["connection", (record) => record.connection],
  ["user", (record) => record.user],
  ["type", (record) => record.type],
  ["review.status", (record) => record.review?.status],
];

/** A session by itself, or a link: `expand` decides about its script and its output. */
function read(call: Call, { sessions, links, settings }: Store): Answer {
  const { params, query } = call;
  const session = find(sessions, params.session_id, "session");
  session.timeline.poll();
  if (query.has("extension")) return createLink(call, session, links, settings.clock.now());
  const expand = query.get("expand")?.split(",") ?? [];
  const withScript = expand.length === 0 || expand.includes("session_input");
  return json(200, {
    ...listedRecord(session),
    ...(withScript && { script: { data: session.script } }),
    ...(expand.includes("event_stream") && { event_stream: eventStream(session, query.get("event_stream")) }),
  });
}

/** Ends a running command, with what it has printed; for any other session Hoop answers the same and does nothing. */
function kill(session: Session): Answer {
  const { timeline } = session;
  const { status, review } = timeline.state;
  if (status === "open" && !isKeptBack(session)) {
    session.chunks = printed(session);
    timeline.replacePlan({ status: "done", exitCode: 254, review: review === null ? null : "EXECUTED" });
  }
  return { status: 204 };
}
