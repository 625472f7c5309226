import { ok, Refusal, text } from "../../http/answers.ts";
import type { WorldAnswer } from "../../http/message.ts";
import type { Answering, Call } from "../../routing/routes.ts";
import { fileTime, goTime } from "../../state/times.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { seesOutput, sessionOf } from "../find-session.ts";
import { fileOf, readFormat } from "./format.ts";

const LINK_MS = 300_000;

/** What is behind a link: what a session put out, or its script. */
type What = "output" | "input";

/** A session has one link to each of the two; a new one takes the old one's place (`links`). */
export function createLink({ world, caller, query }: Call, session: Session): WorldAnswer {
  if (!seesOutput(session, caller)) throw refusal(403, "forbidden");
  const what = query.get("blob-type") === "session_input" ? "input" : "output";
  const link = { token: world.ids.token(), expiresAt: world.clock.now() + LINK_MS };
  world.links.set(keyOf(session.id, what), link);
  const path = `${world.url()}/api/sessions/${session.id}/download${what === "input" ? "/input" : ""}`;
  const settings = ["extension", "newline", "event-time", "events"].map((name) => `${name}=${query.get(name) ?? ""}`);
  return ok({
    download_url: `${path}?token=${[link.token, ...settings].join("&")}`,
    expire_at: goTime(link.expiresAt),
  });
}

export const download: Answering = ({ world, params, query }) => {
  const session = useLink(world, params.id, "output", query);
  const extension = query.get("extension") ?? "";
  return file(session, extension, fileOf(extension, session.events ?? [], readFormat(query)));
};

export const downloadInput: Answering = ({ world, params, query }) => {
  const session = useLink(world, params.id, "input", query);
  return file(session, query.get("extension") || "txt", Buffer.from(session.script));
};

/** Whoever asks uses the link up, a wrong token as well (`links`). */
function useLink(world: World, id: string | undefined, what: What, query: URLSearchParams): Session {
  const session = sessionOf(world, id);
  const link = world.links.get(keyOf(id, what));
  world.links.delete(keyOf(id, what));
  if (!session || !link) throw refusal(404, "not found");
  if (link.token !== query.get("token")) throw refusal(401, "unauthorized");
  if (world.clock.now() > link.expiresAt) throw refusal(410, "session download expired");
  return session;
}

const refusal = (status: number, message: string) => new Refusal(status, message, { status });

const keyOf = (id: string | undefined, what: What) => `${id}/${what}`;

function file({ connection, id, startedAt }: Session, extension: string, bytes: Uint8Array): WorldAnswer {
  const answer = text(200, bytes, "application/octet-stream");
  const name = `${connection.name}-${id}-${fileTime(startedAt)}.${extension}`;
  return { ...answer, headers: { ...answer.headers, "content-disposition": `attachment; filename=${name}` } };
}
