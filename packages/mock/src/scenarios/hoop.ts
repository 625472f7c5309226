import { type Answer, json } from "../server.ts";
import {
  type ExecOutcome,
  execRecord,
  listedRecord,
  outputOf,
  type Progress,
  reviewRecord,
  type Session,
  sessionRecord,
} from "./hoop-records.ts";
import { advance, bind, type Call, find, integer, Refusal, type ScenarioVendor, uuid } from "./stage.ts";

interface Scenario {
  readonly answer: ExecOutcome;
  /** The session right after the start, and at each poll. */
  readonly session: Progress;
  readonly polls?: readonly Progress[];
}

const finished: ExecOutcome = { httpStatus: 200, outputStatus: "success", exitCode: 0 };
// Hoop holds the line for 50 s, then answers this and the work goes on.
const running: ExecOutcome = { httpStatus: 202, outputStatus: "running", exitCode: -2 };

const open: Progress = { status: "open", exitCode: null, review: null };
const pending: Progress = { status: "open", exitCode: null, review: "PENDING" };
const rejected: Progress = { status: "done", exitCode: null, review: "REJECTED" };
const done = (exitCode: number): Progress => ({ status: "done", exitCode, review: null });

const scenarios: Readonly<Record<string, Scenario>> = {
  succeeds: { answer: finished, session: done(0) },
  slow: { answer: running, session: open, polls: [open, open, done(0)] },
  fails: { answer: { httpStatus: 200, outputStatus: "failed", exitCode: 1 }, session: done(1) },
  // Pending until somebody decides. The answer of such a start is a success without having run.
  review: { answer: finished, session: pending },
  rejected: { answer: finished, session: pending, polls: [pending, rejected] },
  // Open until it is killed.
  killed: { answer: running, session: open },
  "agent-offline": { answer: { httpStatus: 200, outputStatus: "failed", exitCode: -2 }, session: done(-2) },
};

interface World {
  starts: number;
  readonly scenario: Scenario;
  readonly sessions: Map<string, Session>;
}

/** Sessions and runbooks at Hoop. */
export const hoop: ScenarioVendor = {
  scenarios: Object.keys(scenarios),
  credential: (headers) =>
    (headers["api-key"] as string | undefined) ?? /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1],
  error: (_status, message) => ({ message }),
  open: (name) =>
    bind<World>(
      { starts: 0, scenario: scenarios[name] as Scenario, sessions: new Map() },
      {
        "POST /sessions": start(({ body }) => body.connection, []),
        "POST /runbooks/exec": start(
          ({ body }) => body.connection_name,
          ["connection_name", "file_name", "repository"],
        ),
        "POST /plugins/runbooks/connections/{name}/exec": start(({ params }) => params.name, ["file_name"]),
        "GET /sessions": list,
        "GET /sessions/{session_id}": ({ params, query }, world) => {
          const session = findSession(world, params.session_id);
          advance(session);
          return json(200, sessionRecord(session, query));
        },
        "GET /sessions/{session_id}/result/stream": ({ params }, world) => ({
          status: 200,
          headers: { "content-type": "text/plain; charset=utf-8" },
          body: outputOf(findSession(world, params.session_id)),
        }),
        "POST /sessions/{session_id}/exec": execute,
        "POST /sessions/{session_id}/kill": kill,
        "PUT /sessions/{session_id}/review": (call, world) => decide(call, world, call.params.session_id),
        "PUT /reviews/{id}": (call, world) => decide(call, world, call.params.id),
        "GET /reviews/{id}": ({ params }, world) => json(200, reviewRecord(findReview(world, params.id))),
      },
    ),
};

const start =
  (connectionOf: (call: Call) => unknown, required: readonly string[]) =>
  (call: Call, world: World): Answer => {
    const { body } = call;
    const missing = required.filter((field) => typeof body[field] !== "string" || body[field] === "");
    if (missing.length > 0) throw new Refusal(400, `missing ${missing.join(", ")}`);
    const { answer, session: state, polls = [] } = world.scenario;
    world.starts += 1;
    const session: Session = {
      id: uuid(world.starts),
      reviewId: uuid(1_000_000 + world.starts),
      connection: String(connectionOf(call) ?? ""),
      script: String(body.script ?? body.file_name ?? ""),
      correlationId: String(body.correlation_id ?? ""),
      metadata: body.metadata ?? {},
      state,
      ahead: polls,
    };
    world.sessions.set(session.id, session);
    return json(answer.httpStatus, execRecord(session, answer));
  };

function list({ query }: Call, { sessions }: World): Answer {
  const wanted = ["correlation_id", "connection"] as const;
  const found = [...sessions.values()]
    .reverse()
    .map(listedRecord)
    .filter((record) => wanted.every((key) => !query.has(key) || record[key] === query.get(key)));
  const offset = integer(query.get("offset"), 0);
  const end = offset + integer(query.get("limit"), 20);
  return json(200, {
    data: found.slice(offset, end),
    has_next_page: end < found.length,
    total: query.get("count") === "none" ? null : found.length,
    total_is_capped: false,
  });
}

/** Runs what a review has approved. */
function execute({ params }: Call, world: World): Answer {
  const session = findReview(world, params.session_id);
  if (session.state.review !== "APPROVED") throw new Refusal(403, "the review is not approved, or already executed");
  Object.assign(session, { state: { status: "done", exitCode: 0, review: "EXECUTED" }, ahead: [] });
  return json(finished.httpStatus, execRecord(session, finished));
}

/** Ends a running session; for any other Hoop answers the same and does nothing. */
function kill({ params }: Call, world: World): Answer {
  const session = findSession(world, params.session_id);
  const { status, review } = session.state;
  if (status === "open" && review === null) Object.assign(session, { state: done(254), ahead: [] });
  return { status: 204 };
}

function decide({ body }: Call, world: World, id: string | undefined): Answer {
  const session = findReview(world, id);
  const status = String(body.status ?? "").toUpperCase();
  if (!["APPROVED", "REJECTED", "REVOKED"].includes(status)) throw new Refusal(400, "status is not valid");
  if (session.state.review !== "PENDING" || status === "REVOKED") {
    throw new Refusal(400, `a review that is ${session.state.review} cannot become ${status}`);
  }
  const approved: Progress = { status: "ready", exitCode: null, review: "APPROVED" };
  Object.assign(session, {
    state: status === "APPROVED" ? approved : rejected,
    ahead: [],
    ...(typeof body.rejection_reason === "string" && { rejectionReason: body.rejection_reason }),
  });
  return json(200, reviewRecord(session));
}

const findSession = ({ sessions }: World, id: string | undefined) => find(sessions, id, "session");

/** By its own id or the session's. */
function findReview({ sessions }: World, id: string | undefined): Session {
  const session = [...sessions.values()].find((each) => each.id === id || each.reviewId === id);
  if (!session || session.state.review === null) throw new Refusal(404, "review not found");
  return session;
}
