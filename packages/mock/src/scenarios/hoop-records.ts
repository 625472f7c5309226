import type { Polled } from "./stage.ts";

/** Where a session stands; `review` is null where none is needed. */
export interface Progress {
  readonly status: "open" | "ready" | "done";
  readonly exitCode: number | null;
  readonly review: "PENDING" | "APPROVED" | "REJECTED" | "EXECUTED" | null;
}

/** What a start or an exec answers besides the session. */
export interface ExecOutcome {
  readonly httpStatus: number;
  readonly outputStatus: string;
  readonly exitCode: number;
}

export interface Session extends Polled<Progress> {
  readonly id: string;
  readonly reviewId: string;
  readonly connection: string;
  readonly script: string;
  readonly correlationId: string;
  readonly metadata: unknown;
  /** Set with the decision that rejected it. */
  rejectionReason?: string;
}

const time = "2026-01-05T09:30:00.000000Z";
const text = "VACUUM\n";

/** What the run printed. */
export const outputOf = ({ state }: Session) =>
  state.exitCode === null ? "" : state.exitCode === 0 ? text : "the command failed\n";

/** Hoop's ExecResponse. A start that needs a review looks like a success, with the session's page as output. */
export function execRecord(session: Session, { outputStatus, exitCode }: ExecOutcome) {
  const needsReview = session.state.review === "PENDING";
  return {
    session_id: session.id,
    has_review: needsReview,
    output: needsReview ? `https://hoop.test/sessions/${session.id}` : outputOf(session),
    output_status: outputStatus,
    exit_code: exitCode,
    execution_time: 120,
    truncated: false,
    ai_analysis: null,
  };
}

/** A session as lists have it, without its script. */
export function listedRecord(session: Session) {
  const { id, connection, correlationId, metadata, state } = session;
  return {
    id,
    connection,
    type: "database",
    verb: "exec",
    status: state.status,
    exit_code: state.exitCode,
    start_date: time,
    end_date: state.status === "done" ? time : null,
    user: "jo@hoop.test",
    correlation_id: correlationId,
    metadata,
    review: state.review === null ? null : reviewFields(session),
    ai_analysis: null,
    guardrails_info: null,
  };
}

/** A session by itself: `expand` decides about its script and its output. */
export function sessionRecord(session: Session, query: URLSearchParams) {
  const expand = query.get("expand")?.split(",") ?? [];
  const withScript = expand.length === 0 || expand.includes("session_input");
  return {
    ...listedRecord(session),
    ...(withScript && { script: { data: session.script } }),
    ...(expand.includes("event_stream") && { event_stream: eventStream(session, query.get("event_stream")) }),
  };
}

/** Hoop's Review, which has the session's id beside the fields a session shows. */
export const reviewRecord = (session: Session) => ({ ...reviewFields(session), session: session.id });

function reviewFields({ reviewId, state, rejectionReason }: Session) {
  const decided = state.review !== "PENDING";
  return {
    id: reviewId,
    type: "onetime",
    status: state.review,
    access_duration: 1_800_000_000_000,
    created_at: time,
    ...(rejectionReason !== undefined && { rejection_reason: rejectionReason }),
    review_groups_data: [
      {
        id: reviewId,
        group: "dba",
        status: state.review === "EXECUTED" ? "APPROVED" : state.review,
        review_date: decided ? time : null,
        reviewed_by: decided ? { id: reviewId, name: "Sam", email: "sam@hoop.test" } : null,
        forced_review: false,
      },
    ],
  };
}

function eventStream(session: Session, format: string | null): readonly unknown[] {
  const output = outputOf(session);
  if (format === "utf8") return [output];
  const encoded = Buffer.from(output).toString("base64");
  return format === "base64" ? [encoded] : [[0.1, "o", encoded]];
}
