import { Refusal } from "../../http/answers.ts";
import { isAdmin } from "../../people/rights.ts";
import type { Answering } from "../../routing/routes.ts";
import type { Review } from "../../types/review.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { owns, sessionOf } from "../find-session.ts";
import { connectedAgent } from "./agent-of.ts";
import { agentOffline, execAnswer, type Outcome, waitsForReview } from "./exec-answer.ts";
import { holdRun } from "./hold.ts";
import { pageOf } from "./start.ts";

interface Reviewed extends Session {
  review: Review;
}

/** Runs what a review approved, or so one should think: see {@link outcome}. */
export const exec: Answering = async ({ world, caller, params }) => {
  const session = reviewedSession(world, params.id);
  if (!owns(session, caller) && !isAdmin(caller)) throw new Refusal(404, "session not found");
  if (world.gateway.processing.has(session.id)) {
    throw new Refusal(409, `session ${session.id} is already being processed`);
  }
  world.gateway.processing.add(session.id);
  try {
    return execAnswer(session.id, await outcome(world, session));
  } finally {
    world.gateway.processing.delete(session.id);
  }
};

/**
 * The gateway runs what is APPROVED, and again what is PROCESSING (`exec-long`). Of every other review it says that it
 * waits, and uses it up all the same (`review-early`); an agent that is away uses it up too (`approved-then-offline`).
 */
async function outcome(world: World, session: Reviewed): Promise<Outcome> {
  const begun = world.clock.now();
  const agent = await connectedAgent(world, session);
  const took = world.clock.now() - begun;
  const mayRun = runnable.has(session.review.status);
  if (agent !== undefined && mayRun) {
    session.review.status = "PROCESSING";
    session.status = "open";
    return holdRun(world, session, agent);
  }
  session.review.status = "EXECUTED";
  if (agent === undefined) return agentOffline(took);
  if (session.status === "ready") session.status = "open";
  return waitsForReview(pageOf(world, session), took);
}

const runnable: ReadonlySet<string> = new Set(["APPROVED", "PROCESSING"]);

/** An id of a review is unknown here, though it is known to reviews; every other unknown id is a 500 (`wrong-names`). */
function reviewedSession(world: World, id: string | undefined): Reviewed {
  if (world.sessions.some(({ review }) => review?.id === id)) throw new Refusal(404, "session not found");
  const session = sessionOf(world, id);
  if (!session?.review) throw new Refusal(500, "failed retrieving review");
  return session as Reviewed;
}
