import type { Piece } from "./events.ts";

/** So many pieces from the beginning of a stream tell where in the record it began. */
export const HEAD = 50;

/** Record and stream count in nanoseconds, of which both are read in milliseconds. */
const ROUNDING_MS = 2;

/**
 * Where in the record of a session that goes on the stream with this head began: the one place at which both have the
 * same pieces as far apart, two at least. `undefined` where there is none yet, or more, as pieces may all be alike.
 */
export function beginningOf(head: readonly Piece[], record: readonly Piece[]): number | undefined {
  const places = record.flatMap((first, at) => {
    const shared = record.slice(at, at + head.length);
    const apartMs = first.ms - (head[0]?.ms ?? 0);
    return shared.length > 1 && shared.every((piece, index) => isAt(piece, head[index], apartMs)) ? [at] : [];
  });
  return places.length === 1 ? places[0] : undefined;
}

const isAt = (recorded: Piece, streamed: Piece | undefined, apartMs: number): boolean =>
  recorded.type === streamed?.type &&
  recorded.payload === streamed.payload &&
  !(Math.abs(recorded.ms - streamed.ms - apartMs) > ROUNDING_MS);
