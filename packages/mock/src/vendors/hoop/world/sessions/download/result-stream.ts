import { Refusal, text } from "../../http/answers.ts";
import type { Answering } from "../../routing/routes.ts";
import { findSession, seesOutput } from "../find-session.ts";
import { plain, readFormat } from "./format.ts";

/** What a session's record has of its output, as a plain text. */
export const resultStream: Answering = ({ world, caller, params, query }) => {
  const session = findSession(world, params.id, "not found");
  if (!seesOutput(session, caller)) throw new Refusal(403, "forbidden");
  return text(200, plain(session.events ?? [], readFormat(query)), "text/plain; charset=utf-8");
};
