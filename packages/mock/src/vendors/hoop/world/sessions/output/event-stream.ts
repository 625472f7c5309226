import { Refusal } from "../../http/answers.ts";
import type { Event } from "../../types/session.ts";
import { triple } from "./event-json.ts";
import { bytesOf } from "./output-text.ts";
import { isUtf8, runes } from "./runes.ts";

/** The output of a record in the form that was asked for, and the size that goes with the form. */
export interface Output {
  readonly stream: readonly unknown[];
  /** Undefined where the record's own size holds. */
  readonly size: number | undefined;
}

export function eventStream(events: readonly Event[], form: string): Output {
  if (form === "") return { stream: events.map(triple), size: undefined };
  const bytes = bytesOf(events);
  if (form === "utf8") return { stream: [readable(bytes)], size: runes(bytes).length };
  if (form === "base64") {
    const base64 = Buffer.from(bytes).toString("base64");
    return { stream: [base64], size: base64.length };
  }
  if (form === "raw-queries") return { stream: [], size: undefined };
  throw new Refusal(422, "event_stream attribute has an unknown type format");
}

/** One colour code, NUL, DEL or invalid byte makes the whole output unreadable to the gateway (`start-bytes`). */
function readable(bytes: Uint8Array): string {
  const characters = runes(bytes);
  return isUtf8(bytes) && characters.every(isPlain) ? characters.join("") : unreadable;
}

const isPlain = (character: string) => "\t\n\r".includes(character) || !/\p{Cc}/u.test(character);

const unreadable =
  "An internal error occurred: unable to decode the event stream due to invalid characters.\nPlease download the session as an alternative.";
