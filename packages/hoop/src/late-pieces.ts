import type { Piece } from "./events.ts";

/** So many pieces from the beginning of a stream tell for certain where in the record it began. */
export const HEAD = 50;

/** Record and stream count in nanoseconds, of which both are read in milliseconds. */
const ROUNDING_MS = 2;

/**
 * Where in the record, from `from` on, the stream with this head began. The record of a session that goes on may end
 * within the head; it then has to share two pieces with it, as one alone could be another like it.
 */
export function beginningOf(
  head: readonly Piece[],
  record: readonly Piece[],
  from: number,
  isOver: boolean,
): number | undefined {
  const least = isOver ? head.length : 2;
  if (head.length === 0) return isOver ? record.length : undefined;
  for (let at = record.length - 1; at >= from; at--) {
    const shared = record.slice(at, at + head.length);
    if (shared.length >= least && shared.every((piece, index) => isSame(piece, head[index], driftOf(shared, head))))
      return at;
  }
  return undefined;
}

const driftOf = ([recorded]: readonly Piece[], [streamed]: readonly Piece[]): number =>
  Number(recorded?.ms) - Number(streamed?.ms);

/** Whether they are alike, and as far apart as the first two are. */
const isSame = (recorded: Piece, streamed: Piece | undefined, drift: number): boolean =>
  recorded.type === streamed?.type &&
  recorded.payload === streamed.payload &&
  !(Math.abs(recorded.ms - streamed.ms - drift) > ROUNDING_MS);
