import { ok } from "../../http/answers.ts";
import { seesAll } from "../../people/rights.ts";
import type { Answering } from "../../routing/routes.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { owns } from "../find-session.ts";
import { sessionJson } from "../record/session-json.ts";
import { reviewOfListed } from "../review/review-json.ts";
import { readFilter } from "./filters.ts";
import { pageOf, readPage } from "./paging.ts";

/** The sessions a caller may see, newest first. */
export const listSessions: Answering = ({ world, caller, query }) => {
  const page = readPage(query);
  const isWanted = readFilter(query, world.clock.now());
  const rows = world.sessions.filter((session) => (seesAll(caller) || owns(session, caller)) && isWanted(session));
  const { data, ...rest } = pageOf(rows.toReversed(), page);
  return ok({ data: data.map((session) => row(world, session)), ...rest });
};

const row = ({ org }: World, session: Session) => ({
  ...sessionJson(org.id, session),
  script: null,
  review: session.review && reviewOfListed(session.review),
});
