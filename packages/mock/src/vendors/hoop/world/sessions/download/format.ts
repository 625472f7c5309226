import { goSecond } from "../../state/times.ts";
import type { Event } from "../../types/session.ts";
import { lenientText } from "../output/runes.ts";

/** How a text of events is asked for; `events` are their types, `o,e` unless said. */
export interface Format {
  readonly newline: boolean;
  readonly eventTime: boolean;
  readonly events: string;
}

export const readFormat = (query: URLSearchParams): Format => ({
  newline: query.get("newline") === "1",
  eventTime: query.get("event-time") === "1",
  events: query.get("events") || "o,e",
});

const chosen = (events: readonly Event[], { events: types }: Format) =>
  events.filter(({ type }) => types.split(",").includes(type));

/** Events one behind the other, each with its time before it or a line's end behind it where that is asked for. */
export const plain = (events: readonly Event[], format: Format): Uint8Array =>
  Buffer.concat(
    chosen(events, format).flatMap(({ at, bytes }) => [
      Buffer.from(format.eventTime ? `${goSecond(at)} ` : ""),
      Buffer.from(bytes),
      Buffer.from(format.newline ? "\n" : ""),
    ]),
  );

/** The file of an extension; one the gateway does not know is plain (`links`). */
export function fileOf(extension: string, events: readonly Event[], format: Format): Uint8Array {
  if (extension === "csv") return plain(events.map(commas), format);
  if (extension === "json") return Buffer.from(asJson(chosen(events, format)));
  return plain(events, format);
}

const commas = (event: Event): Event => ({
  ...event,
  bytes: event.bytes.map((byte) => (byte === 0x09 ? 0x2c : byte)),
});

const asJson = (events: readonly Event[]) =>
  escaped(
    JSON.stringify(events.map(({ at, type, bytes }) => ({ stream: lenientText(bytes), time: goSecond(at), type }))),
  );

/** Go keeps `<`, `>` and `&` out of its JSON. */
const escaped = (text: string) =>
  text.replace(/[<>&]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
