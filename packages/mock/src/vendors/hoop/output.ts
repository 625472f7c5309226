import { type Answer, json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call } from "../../states/scenario.ts";
import { printed, type Session, textOf, time } from "./session.ts";

/** Byte by byte: a long text has more of them than a call takes arguments. */
export const base64 = (text: string) =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));

/** The output in one of the forms a session has it. */
export function eventStream(session: Session, form: string | null): readonly unknown[] {
  const chunks = printed(session);
  if (form === "utf8") return [textOf(chunks)];
  if (form === "base64") return [base64(textOf(chunks))];
  return chunks.map(({ at, text }) => [at, "o", base64(text)]);
}

/** A link that works once, for five minutes. */
export interface Link {
  readonly session: Session;
  readonly isInput: boolean;
  readonly expiresAt: number;
  used: boolean;
}

/** A session's answer to `extension`: where its output, or its input, can be fetched. */
export function createLink({ query, headers }: Call, session: Session, links: Map<string, Link>, now: number): Answer {
  const extension = query.get("extension") ?? "";
  if (!["csv", "json", "txt"].includes(extension)) throw new Refusal(422, "extension must be csv, json or txt");
  const token = crypto.randomUUID();
  const isInput = query.get("blob-type") === "session_input";
  const link: Link = { session, isInput, expiresAt: now + 300_000, used: false };
  links.set(token, link);
  const path = `/sessions/${session.id}/download${isInput ? "/input" : ""}?token=${token}`;
  return json(200, {
    download_url: `http://${headers.host}${path}${isInput ? "" : `&extension=${extension}`}`,
    expire_at: time(link.expiresAt),
  });
}

/** What a link leads to. */
export function download(
  { params, query }: Call,
  sessions: ReadonlyMap<string, Session>,
  links: ReadonlyMap<string, Link>,
  isInput: boolean,
  now: number,
): Answer {
  const session = find(sessions, params.session_id, "session");
  const link = links.get(query.get("token") ?? "");
  if (link?.session !== session || link.isInput !== isInput) throw new Refusal(401, "missing or invalid token");
  if (link.used || now > link.expiresAt) throw new Refusal(410, "the link has expired");
  link.used = true;
  return {
    status: 200,
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${session.id}.${query.get("extension") ?? "txt"}"`,
    },
    body: isInput ? session.script : textOf(printed(session)),
  };
}
