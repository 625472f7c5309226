import { type Bytes, type CallOptions, DecodeError } from "@x/core";
import type { HoopApi } from "./generated/client.ts";

/** What a session wrote at one time. */
export interface Piece {
  /** `o`: the command's output and errors; `i`: its input; `e`: the gateway's own words. */
  readonly type: string;
  /** Its bytes in base64. */
  readonly payload: string;
  /** Milliseconds since a beginning of its own: the run's in a record, the epoch in a stream. */
  readonly ms: number;
}

/** Waits for a moment for a record that should say that its session is over. */
export type CaughtUp = (options?: CallOptions) => Promise<unknown>;

/**
 * The events of a session's record; `undefined` where it has none: it never ran, or they are not for the caller to see.
 * With `caughtUp`, of a session that is over: once its record says so too.
 */
export async function readEvents(
  { get }: Pick<HoopApi["sessions"], "get">,
  session_id: string,
  options?: CallOptions,
  caughtUp?: CaughtUp,
): Promise<readonly Piece[] | undefined> {
  const { status, event_stream } = await get({ session_id, expand: "event_stream" }, options);
  if (caughtUp && status !== "done") {
    await caughtUp(options);
    return readEvents({ get }, session_id, options);
  }
  return Array.isArray(event_stream) ? event_stream.flatMap(recorded) : undefined;
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

/** The text of pieces that follow each other; any of them may end in the middle of a character. */
export function textOf(pieces: readonly Piece[]): string {
  const utf8 = new TextDecoder();
  return pieces.map((piece) => utf8.decode(bytesOf(piece), { stream: true })).join("") + utf8.decode();
}

export const bytesOf = ({ payload }: Piece): Bytes =>
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
