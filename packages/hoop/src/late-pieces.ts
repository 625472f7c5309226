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
  if (head.length === 0) return isOver ? record.length : undefined;
  const least = isOver ? head.length : 2;
  for (let at = record.length - least; at >= from; at--) {
    const shared = record.slice(at, at + head.length);
    if (shared.every((piece, index) => isAt(piece, head[index], Number(shared[0]?.ms) - Number(head[0]?.ms))))
      return at;
  }
  return undefined;
}

/** Whether they are alike, and as far apart as the first two are. */
const isAt = (recorded: Piece, streamed: Piece | undefined, apartMs: number): boolean =>
  recorded.type === streamed?.type &&
  recorded.payload === streamed.payload &&
  !(Math.abs(recorded.ms - streamed.ms - apartMs) > ROUNDING_MS);
