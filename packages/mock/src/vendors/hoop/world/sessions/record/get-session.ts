import { record } from "../../http/answers.ts";
import type { Answering, Call } from "../../routing/routes.ts";
import type { Session } from "../../types/session.ts";
import { createLink } from "../download/links.ts";
import { findSession, seesOutput } from "../find-session.ts";
import { eventStream } from "../output/event-stream.ts";
import { reviewOfSession } from "../review/review-json.ts";
import { sessionJson } from "./session-json.ts";

/** A session's record, or with `extension=` a link to download what it put out. */
export const getSession: Answering = (call) => {
  const { world, caller, params, query } = call;
  const session = findSession(world, params.id, "not found");
  if (query.get("extension")) return createLink(call, session);
  const answer = record({
    ...sessionJson(world.org.id, session),
    script: { data: showsScript(query) ? session.script : "" },
    review: session.review && reviewOfSession(session.review),
    ...(seesOutput(session, caller) ? output(session, query) : {}),
  });
  countRead(session);
  return answer;
};

const expanded = (query: Call["query"]) => (query.get("expand") ?? "").split(",").filter(Boolean);

/** Whoever expands anything else goes without the script (`start-ok`). */
const showsScript = (query: Call["query"]) => {
  const fields = expanded(query);
  return fields.length === 0 || fields.includes("session_input");
};

function output(session: Session, query: Call["query"]) {
  if (!expanded(query).includes("event_stream")) return {};
  const form = query.get("event_stream") ?? "";
  const { stream, size } = eventStream(session.events ?? [], form);
  if (session.events === undefined) return {};
  return { event_stream: stream, ...(size === undefined ? {} : { event_size: size }) };
}

/** A record that lags by reads catches up when it has been read so often. */
function countRead({ lagging }: Session): void {
  if (lagging && --lagging.reads <= 0) lagging.close();
}
