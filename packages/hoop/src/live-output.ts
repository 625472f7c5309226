import type { CallOptions } from "@x/core";
import { decoder, type Piece, readEvents, streamed } from "./events.ts";
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
  settle: (options?: CallOptions) => Promise<void>,
  options: CallOptions = {},
): AsyncGenerator<OutputEvent> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, ...(options.signal ? [options.signal] : [])]);
  // What is in this record was written before the stream is opened, so nothing is in both.
  const { pieces: before = [] } = await readEvents(sessions, session_id, options);
  try {
    const stream = await sessions.stream({ session_id }, { ...options, signal });
    const told = teller();
    for (const piece of before) yield* told.pieces(piece);
    const head: Piece[] = [];
    let isWhole = false;
    let lookAt = Number.NaN;
    for await (const { event, data } of stream) {
      if (event !== "event") continue;
      const piece = streamed(data);
      if (head.length < HEAD) head.push(piece);
      yield* told.pieces(piece);
      if (Number.isNaN(lookAt)) lookAt = piece.ms + FLUSH_MS;
      if (isWhole || !(piece.ms >= lookAt)) continue;
      lookAt = piece.ms + FLUSH_MS;
      yield* missed((await readEvents(sessions, session_id, options)).pieces, false);
    }
    if (!isWhole) {
      let { record, pieces } = await readEvents(sessions, session_id, options);
      if (record.status !== "done") {
        await settle(options);
        ({ pieces } = await readEvents(sessions, session_id, options));
      }
      yield* missed(pieces, true);
    }
    yield* told.rest();

    function* missed(record: readonly Piece[] = [], isOver: boolean): Generator<OutputEvent> {
      const end = beginningOf(head, record, before.length, isOver);
      if (end === undefined) return;
      isWhole = true;
      const { pieces, rest } = teller();
      for (const piece of record.slice(before.length, end)) yield* late(pieces(piece));
      yield* late(rest());
    }
  } finally {
    stop.abort();
  }
}

function* late(events: Iterable<OutputEvent>): Generator<OutputEvent> {
  for (const event of events) yield { ...event, late: true };
}

const kinds: Readonly<Record<string, OutputEvent["kind"]>> = { o: "output", e: "error", i: "input" };

/** Turns pieces that follow each other into events, and in the end what is left of characters cut off. */
function teller() {
  const decoders = new Map<string, (piece?: Piece) => string>();
  function* told(type: string, piece?: Piece): Generator<OutputEvent> {
    const kind = kinds[type];
    if (kind === undefined) return;
    const decode = decoders.get(type) ?? decoder();
    decoders.set(type, decode);
    const text = decode(piece);
    if (text !== "") yield { kind, text };
  }
  return {
    pieces: (piece: Piece) => told(piece.type, piece),
    *rest(): Generator<OutputEvent> {
      for (const type of decoders.keys()) yield* told(type);
    },
  };
}
