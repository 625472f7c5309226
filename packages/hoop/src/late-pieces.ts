import type { Piece } from "./events.ts";

/** So many pieces from the beginning of a stream tell for certain where in the record it began. */
export const HEAD = 50;

/** Both count in nanoseconds, of which one keeps milliseconds. */
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
  for (let at = record.length - 1; at >= from; at--) {
    const shared = Math.min(head.length, record.length - at);
    if ((isOver ? shared === head.length : shared > 1) && isSame(head, record.slice(at, at + shared))) return at;
  }
  return undefined;
}

/** Whether the head begins with these pieces, as far apart from each other as there. */
const isSame = ([first, ...others]: readonly Piece[], [recorded, ...rest]: readonly Piece[]): boolean =>
  isAlike(first, recorded) &&
  rest.every((piece, index) => {
    const other = others[index];
    const drift = gap(other, first) - gap(piece, recorded);
    return isAlike(piece, other) && !(Math.abs(drift) > ROUNDING_MS);
  });

const isAlike = (one?: Piece, other?: Piece): boolean => one?.type === other?.type && one?.payload === other?.payload;

const gap = (one?: Piece, other?: Piece): number => (one?.ms ?? Number.NaN) - (other?.ms ?? Number.NaN);
