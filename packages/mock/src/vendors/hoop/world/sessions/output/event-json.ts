import type { Event } from "../../types/session.ts";

/** An event as the record has it. */
export const triple = ({ seconds, type, bytes }: Event) =>
  [seconds, type, Buffer.from(bytes).toString("base64")] as const;

/** The size of a log, as the record counts it: of its triples as JSON, and nothing of an empty one. */
export const logSize = (events: readonly Event[]): number =>
  events.length === 0 ? 0 : JSON.stringify(events.map(triple)).length;
