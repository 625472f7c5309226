import { type Answer, json, type RawAnswer } from "../../http/message.ts";
import { Refusal } from "../../states/refusal.ts";
import type { Call, Settings } from "../../states/scenario.ts";
import { reviewRecord } from "./records.ts";
import { approved, rejected, revoked, runsAtOnce } from "./scenarios.ts";
import type { Session, TimeWindow } from "./session.ts";
import { begin } from "./starts.ts";

/** Runs what a review has approved, once. */
export function execute(session: Session, { clock }: Settings): Answer | RawAnswer {
  const { scenario, timeline, timeWindow } = session;
  if (clock.now() < session.heldUntil && timeline.state.review === "PROCESSING") {
    throw new Refusal(409, "the session is already being processed");
  }
  if (scenario.reviewType === "jit") throw new Refusal(404, "the review is not for one execution");
  if (timeline.state.review !== "APPROVED") throw new Refusal(403, "the review is not approved, or already executed");
  if (timeWindow && !isWithin(timeWindow, clock.now())) throw new Refusal(403, "outside of the review's time window");
  const { exec = runsAtOnce } = scenario;
  timeline.replacePlan(...exec.plan);
  return begin(session, exec, clock);
}

/** Decides about a review, which goes from PENDING to APPROVED or REJECTED, or from there to REVOKED if it is a `jit`. */
export function decide({ body }: Call, session: Session): Answer {
  const { timeline, scenario } = session;
  const { review } = timeline.state;
  const next = decisions[String(body.status ?? "").toUpperCase()];
  if (!next) throw new Refusal(400, "status is not valid");
  const isPossible = next === revoked ? review === "APPROVED" && scenario.reviewType === "jit" : review === "PENDING";
  if (!isPossible) throw new Refusal(400, `a review that is ${review} cannot become ${next.review}`);
  if (body.time_window !== undefined) session.timeWindow = timeWindowOf(body.time_window);
  if (typeof body.rejection_reason === "string") session.rejectionReason = body.rejection_reason;
  timeline.replacePlan(next);
  return json(200, reviewRecord(session));
}

const decisions: Readonly<Record<string, typeof approved>> = {
  APPROVED: approved,
  REJECTED: rejected,
  REVOKED: revoked,
};

/** By its own id or the session's. */
export function findReviewed(sessions: ReadonlyMap<string, Session>, id: string | undefined): Session {
  const session = [...sessions.values()].find((each) => each.id === id || each.reviewId === id);
  if (!session || session.timeline.state.review === null) throw new Refusal(404, "review not found");
  return session;
}

const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;

function timeWindowOf(value: unknown): TimeWindow {
  const window = Object(value) as Partial<TimeWindow>;
  const { start_time = "", end_time = "" } = window.configuration ?? {};
  if (window.type !== "time_range" || !clockTime.test(start_time) || !clockTime.test(end_time)) {
    throw new Refusal(400, "time_window is not valid");
  }
  return { type: "time_range", configuration: { start_time, end_time } };
}

/** Whether a time is within the window of its day in UTC; one that ends before it starts goes over midnight. */
function isWithin({ configuration: { start_time = "", end_time = "" } }: TimeWindow, at: number): boolean {
  const now = new Date(at).toISOString().slice(11, 16);
  if (start_time <= end_time) return now >= start_time && now <= end_time;
  return now >= start_time || now <= end_time;
}
