import type { CallOptions } from "@x/core";
import { bytesOf, type CaughtUp, type Piece, readEvents, streamed } from "./events.ts";
import type { HoopApi } from "./generated/client.ts";
import { beginningOf, HEAD } from "./late-pieces.ts";

/** A piece of what a session wrote. */
export interface OutputEvent {
  /** `output`: what the command wrote, its errors too; `input`: what it was given; `error`: the gateway's own words. */
  readonly kind: "output" | "error" | "input";
  readonly text: string;
  /** Set on what was written before the pieces that came already: the gateway showed it only now. */
  readonly late?: true;
}

/** How often the gateway writes down what a running session has written. */
const FLUSH_MS = 50_000;

/**
 * What a session has written and goes on to write. The stream has only what comes after it was opened, the record only
 * what the gateway has written down; what lies between comes late, when the record has it.
 */
export async function* liveOutput(
  sessions: HoopApi["sessions"],
  session_id: string,
  caughtUp: CaughtUp,
  options: CallOptions = {},
): AsyncGenerator<OutputEvent> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
  // What is in this record was written before the stream is opened, so nothing is in both.
  const before = (await readEvents(sessions, session_id, options)) ?? [];
  const tell = teller();
  const head: Piece[] = [];
  let count = 0;
  let isWhole = false;
  let lookAt: number | undefined;

  /** What was written between that record and the stream: of a session that is over, all that the stream had not. */
  async function missed(isOver?: CaughtUp): Promise<OutputEvent[]> {
    const record = (await readEvents(sessions, session_id, options, isOver)) ?? [];
    const fresh = record.slice(before.length).filter(isWritten);
    const end = isOver ? Math.max(0, fresh.length - count) : beginningOf(head, fresh);
    isWhole = end !== undefined;
    const told = fresh.slice(0, end ?? 0).flatMap(teller());
    return told.map((event) => ({ ...event, late: true }));
  }

  try {
    const stream = await sessions.stream({ session_id }, { ...options, signal });
    yield* before.flatMap(tell);
    for await (const { event, data } of stream) {
      if (event !== "event") continue;
      const piece = streamed(data);
      if (isWritten(piece) && ++count <= HEAD) head.push(piece);
      yield* tell(piece);
      lookAt ??= piece.ms + FLUSH_MS;
      if (isWhole || !(piece.ms >= lookAt)) continue;
      lookAt = piece.ms + FLUSH_MS;
      yield* await missed();
    }
    if (!isWhole) yield* await missed(caughtUp);
  } finally {
    stop.abort();
  }
}

/** Not the gateway's own words, which say how it ended and need not be in both. */
const isWritten = ({ type }: Piece): boolean => type !== "e";

const kinds: Readonly<Record<string, OutputEvent["kind"]>> = { o: "output", e: "error", i: "input" };

/** Turns pieces that follow each other into events; any of them may end in the middle of a character. */
function teller(): (piece: Piece) => OutputEvent[] {
  const decoders: Record<string, TextDecoder> = {};
  return (piece) => {
    const kind = kinds[piece.type];
    if (kind === undefined) return [];
    decoders[kind] ??= new TextDecoder();
    const text = decoders[kind].decode(bytesOf(piece), { stream: true });
    return text === "" ? [] : [{ kind, text }];
  };
}
