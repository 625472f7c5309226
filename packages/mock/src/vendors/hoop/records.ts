import { begun, changed } from "../../states/timeline.ts";
import type { ExecOutcome } from "./scenarios.ts";
import { printed, type Session, textOf, time } from "./session.ts";

/** Hoop's ExecResponse. A start that needs a review looks like a success, with the session's page as output. */
export function execRecord(session: Session, { outputStatus, exitCode }: ExecOutcome) {
  const needsReview = session.timeline.state.review === "PENDING";
  const output = outputStatus === "running" ? "" : textOf(printed(session));
  return {
    session_id: session.id,
    has_review: needsReview,
    output: needsReview ? `https://hoop.test/sessions/${session.id}` : output,
    output_status: outputStatus,
    exit_code: exitCode,
    execution_time: 120,
    truncated: session.scenario.truncated ?? false,
    ai_analysis: analysis(session),
  };
}

/** A session as lists have it, without its script. */
export function listedRecord(session: Session) {
  const { id, connection, correlationId, batchId, metadata, timeline, scenario } = session;
  const { status, exitCode, review } = timeline.state;
  return {
    id,
    connection,
    type: "database",
    verb: "exec",
    status,
    exit_code: exitCode,
    start_date: time(begun(timeline)),
    end_date: status === "done" ? time(changed(timeline)) : null,
    user: "jo@hoop.test",
    correlation_id: correlationId,
    session_batch_id: batchId,
    metadata,
    review: review === null ? null : reviewFields(session),
    ai_analysis: analysis(session),
    guardrails_info: scenario.guardrail === undefined ? null : [guardrail(scenario.guardrail)],
  };
}

/** Hoop's Review, which has the session's id beside the fields a session shows. */
export const reviewRecord = (session: Session) => ({ ...reviewFields(session), session: session.id });

function reviewFields({ reviewId, timeline, scenario, rejectionReason, timeWindow }: Session) {
  const { review: status } = timeline.state;
  const decided = status !== "PENDING";
  return {
    id: reviewId,
    type: scenario.reviewType ?? "onetime",
    status,
    access_duration: 1_800_000_000_000,
    created_at: time(begun(timeline)),
    ...(rejectionReason !== undefined && { rejection_reason: rejectionReason }),
    ...(timeWindow && { time_window: timeWindow }),
    review_groups_data: [
      {
        id: reviewId,
        group: "dba",
        status: status === "EXECUTED" || status === "PROCESSING" ? "APPROVED" : status,
        review_date: decided ? time(changed(timeline)) : null,
        reviewed_by: decided ? { id: reviewId, name: "Sam", email: "sam@hoop.test" } : null,
        forced_review: false,
      },
    ],
  };
}

const analysis = ({ scenario: { analysis: action } }: Session) =>
  action === undefined ? null : { action, risk_level: "high", title: "Risky", explanation: "It changes every row." };

const guardrail = (name: string) => ({
  rule_name: name,
  direction: "input",
  matched_words: ["DROP"],
  message: "DROP is not allowed",
});
