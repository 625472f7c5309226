import { type CallOptions, DecodeError } from "@x/core";
import type { HoopApi } from "./generated/client.ts";
import { createSeam, type Piece } from "./output-seam.ts";

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
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
  try {
    const stream = await sessions.stream({ session_id }, { ...options, signal });
    const { event_stream } = await sessions.get({ session_id, expand: "event_stream" }, options);
    const before = (Array.isArray(event_stream) ? event_stream : []).flatMap(recorded);
    const decode = decoder();
    for (const piece of before) yield* decode(piece);
    const seam = createSeam(before);
    for await (const { event, data } of stream) {
      const pieces = event === "event" ? seam.add(streamed(data)) : [];
      for (const piece of pieces) yield* decode(piece);
    }
    for (const piece of seam.end()) yield* decode(piece);
  } finally {
    stop.abort();
  }
}

const kinds: Readonly<Record<string, OutputEvent["kind"]>> = { o: "output", e: "error", i: "input" };

/** A `[seconds, type, base64]` of the record. */
function recorded(entry: unknown): Piece[] {
  if (!Array.isArray(entry)) return [];
  const [, type, payload] = entry as unknown[];
  return typeof type === "string" && typeof payload === "string" ? [{ type, payload }] : [];
}

function streamed(data: string): Piece {
  const { type = "", payload = "" } = Object(readable(() => JSON.parse(data))) as Partial<Piece>;
  return { type: String(type), payload: String(payload) };
}

/** Pieces may end in the middle of a character. */
function decoder(): (piece: Piece) => OutputEvent[] {
  const decoders = new Map<string, TextDecoder>();
  return ({ type, payload }) => {
    const kind = kinds[type];
    if (kind === undefined) return [];
    const decoder = decoders.get(type) ?? new TextDecoder();
    decoders.set(type, decoder);
    const bytes = Uint8Array.from(
      readable(() => atob(payload)),
      (char) => char.charCodeAt(0),
    );
    const text = decoder.decode(bytes, { stream: true });
    return text === "" ? [] : [{ kind, text }];
  };
}

/** What `read` makes of an event, or the error that it cannot be read. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const details = { operation: "sessions.stream", acted: "yes", cause } as const;
    throw new DecodeError("an event that is no piece of output", details);
  }
}
