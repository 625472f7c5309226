import { Refusal } from "../http/answers.ts";
import { seesAll } from "../people/rights.ts";
import { isUuid } from "../state/ids.ts";
import type { Caller } from "../types/caller.ts";
import type { Session } from "../types/session.ts";
import type { World } from "../types/world.ts";

export const sessionOf = (world: World, id: string | undefined): Session | undefined =>
  world.sessions.find((session) => session.id === id);

/** A session by its id; a malformed one is an error of the database's to the gateway (`wrong-names`). */
export function findSession(world: World, id = "", missing = "session not found"): Session {
  if (!isUuid(id)) throw new Refusal(500, "failed fetching session");
  const session = sessionOf(world, id);
  if (!session) throw new Refusal(404, missing);
  return session;
}

export const owns = ({ owner }: Session, caller: Caller): boolean => owner.id === caller.id;

/** Owners, admins and auditors see what a session put out; nobody else does. */
export const seesOutput = (session: Session, caller: Caller): boolean => owns(session, caller) || seesAll(caller);
