/** What a session wrote at one time: its type, and bytes in base64. */
export interface Piece {
  readonly type: string;
  readonly payload: string;
}

/** Pieces that can be in both the record and the stream: what is written while one is opened and the other read. */
const LONGEST = 100;

/**
 * Joins a stream to the record that was read after it was opened. What came in between is in both: the longest end of
 * the record that the stream begins with. Pieces are held back for as long as they may belong to it.
 */
export function createSeam(record: readonly Piece[]) {
  /** Places of the record at which the stream may have begun, the earliest first; the last is behind its end. */
  let starts = Array.from(
    { length: Math.min(record.length, LONGEST) + 1 },
    (_, back) => record.length - back,
  ).reverse();
  let held: Piece[] = [];
  let isJoined = false;

  const fresh = (start: number): Piece[] => {
    const pieces = held.slice(record.length - start);
    isJoined = true;
    held = [];
    return pieces;
  };

  return {
    /** Takes the stream's next piece; answers the pieces that are certainly new. */
    add(piece: Piece): Piece[] {
      if (isJoined) return [piece];
      const index = held.push(piece) - 1;
      starts = starts.filter((start) => start + index >= record.length || isSame(record[start + index], piece));
      const [earliest = record.length] = starts;
      return earliest + held.length >= record.length ? fresh(earliest) : [];
    },
    /** The pieces still held back, once the stream has ended: it has all of the record behind its beginning. */
    end(): Piece[] {
      const start = starts.find((each) => each + held.length >= record.length) ?? record.length;
      return isJoined ? [] : fresh(start);
    },
  };
}

const isSame = (one: Piece | undefined, other: Piece): boolean =>
  one?.type === other.type && one.payload === other.payload;
