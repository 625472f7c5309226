import { type CallOptions, DecodeError } from "@x/core";
import type { HoopApi } from "./generated/client.ts";
import type { Session } from "./generated/types.ts";

/** What a session wrote at one time. */
export interface Piece {
  /** `o`: the command's output and errors; `i`: its input; `e`: the gateway's own words. */
  readonly type: string;
  /** Its bytes in base64. */
  readonly payload: string;
  /** Milliseconds since a beginning of its own: the run's in a record, the epoch in a stream. */
  readonly ms: number;
}

/** A session's record together with its events. */
export interface Recorded {
  readonly record: Session;
  /** `undefined` where the record has none: it never ran, or they are not for the caller to see. */
  readonly pieces: readonly Piece[] | undefined;
}

export async function readEvents(
  sessions: Pick<HoopApi["sessions"], "get">,
  session_id: string,
  options?: CallOptions,
): Promise<Recorded> {
  const record = await sessions.get({ session_id, expand: "event_stream" }, options);
  const { event_stream } = record;
  return { record, pieces: Array.isArray(event_stream) ? event_stream.flatMap(recorded) : undefined };
}

/** A `[seconds, type, base64]` of a record. */
function recorded(entry: unknown): Piece[] {
  if (!Array.isArray(entry)) return [];
  const [seconds, type, payload] = entry as unknown[];
  if (typeof type !== "string" || typeof payload !== "string") return [];
  return [{ type, payload, ms: Number(seconds) * 1000 }];
}

/** The data of a stream's event. */
export function streamed(data: string): Piece {
  const { time, type = "", payload = "" } = Object(readable(() => JSON.parse(data))) as Record<string, unknown>;
  return { type: String(type), payload: String(payload), ms: Date.parse(String(time)) };
}

/** Puts pieces together, as they may end in the middle of a character; without a piece, what is left at the end. */
export function decoder(): (piece?: Piece) => string {
  const utf8 = new TextDecoder();
  return (piece) => (piece ? utf8.decode(bytesOf(piece), { stream: true }) : utf8.decode());
}

const bytesOf = ({ payload }: Piece): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    readable(() => atob(payload)),
    (char) => char.charCodeAt(0),
  );

/** What `read` makes of an event, or the error that it cannot be read. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const details = { operation: "sessions.stream", acted: "yes", cause } as const;
    throw new DecodeError("an event that is no piece of output", details);
  }
}
