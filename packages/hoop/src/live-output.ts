import type { CallOptions } from "@x/core";
import type { HoopApi } from "./generated/client.ts";

/** A piece of what a session wrote. */
export interface OutputEvent {
  /** `output` and `error` are what the session wrote, `input` what it was given. */
  readonly kind: "output" | "error" | "input";
  readonly text: string;
}

/** What a session has written and goes on to write. The stream has only what comes after it was opened. */
export async function* liveOutput(
  sessions: HoopApi["sessions"],
  session_id: string,
  options: CallOptions = {},
): AsyncGenerator<OutputEvent> {
  const stream = await sessions.stream({ session_id }, options);
  const { event_stream } = await sessions.get({ session_id, expand: "event_stream" }, options);
  const before: readonly Piece[] = (Array.isArray(event_stream) ? event_stream : []).flatMap(recorded);
  const decode = decoder();
  for (const piece of before) yield* decode(piece);
  const isRepeated = overlap(before);
  for await (const { event, data } of stream) {
    const piece = event === "event" ? streamed(data) : undefined;
    if (piece && !isRepeated(piece)) yield* decode(piece);
  }
}

interface Piece {
  readonly type: string;
  readonly payload: string;
}

const kinds: Readonly<Record<string, OutputEvent["kind"]>> = { o: "output", e: "error", i: "input" };

/** A `[seconds, type, base64]` of the record. */
function recorded(entry: unknown): Piece[] {
  if (!Array.isArray(entry)) return [];
  const [, type, payload] = entry as unknown[];
  return typeof type === "string" && typeof payload === "string" ? [{ type, payload }] : [];
}

function streamed(data: string): Piece | undefined {
  const { type, payload } = Object(JSON.parse(data)) as Partial<Record<keyof Piece, unknown>>;
  return typeof type === "string" && typeof payload === "string" ? { type, payload } : undefined;
}

/**
 * Tells of one streamed piece after another whether the record has it already. What came between the opening of the
 * stream and the reading of the record is in both: the longest end of the record that the stream begins with.
 */
function overlap(record: readonly Piece[]): (piece: Piece) => boolean {
  let starts = record.map((_, index) => index);
  let seen = 0;
  return ({ type, payload }) => {
    starts = starts.filter((start) => {
      const known = record[start + seen];
      return known?.type === type && known.payload === payload;
    });
    seen++;
    return starts.length > 0;
  };
}

/** Pieces may end in the middle of a character. */
function decoder(): (piece: Piece) => OutputEvent[] {
  const decoders = new Map<string, TextDecoder>();
  return ({ type, payload }) => {
    const kind = kinds[type];
    if (kind === undefined) return [];
    const decoder = decoders.get(type) ?? new TextDecoder();
    decoders.set(type, decoder);
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    const text = decoder.decode(bytes, { stream: true });
    return text === "" ? [] : [{ kind, text }];
  };
}
