import type { WorldAnswer } from "../../http/message.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { requestReview } from "../review/request-review.ts";
import { connectedAgent } from "./agent-of.ts";
import { agentOffline, execAnswer, type Outcome, waitsForReview } from "./exec-answer.ts";
import { holdRun } from "./hold.ts";

/** Starts a new session: it runs, waits for its review, or finds no agent. */
export async function start(world: World, session: Session, groups: readonly string[]): Promise<WorldAnswer> {
  return execAnswer(session.id, await outcome(world, session, groups));
}

async function outcome(world: World, session: Session, groups: readonly string[]): Promise<Outcome> {
  const agent = await connectedAgent(world, session);
  const took = world.clock.now() - session.startedAt;
  if (agent === undefined) return agentOffline(took);
  session.review = requestReview(world, session, groups);
  if (!session.review) return holdRun(world, session, agent);
  session.events = [];
  return waitsForReview(pageOf(world, session), took);
}

export const pageOf = (world: World, { id }: Session): string => `${world.url()}/sessions/${id}`;
