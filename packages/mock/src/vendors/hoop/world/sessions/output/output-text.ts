import type { Event } from "../../types/session.ts";

/** What the events of the given types say, one behind the other. */
export const bytesOf = (events: readonly Event[], types = "oe"): Uint8Array =>
  Buffer.concat(events.filter(({ type }) => types.includes(type)).map(({ bytes }) => bytes));
