import {
  ApiError,
  ConnectionError,
  CredentialError,
  DeadlineError,
  DecodeError,
  LayerError,
} from "../errors/errors.ts";

/** Polls in a row that may be denied: a credential may be on its way to a fresh one. */
const DENIED_POLLS = 3;

/** Milliseconds for which a run may not be found: fresh, or behind a gateway that answers for the vendor. */
const NOT_FOUND_MS = 90_000;

type Kind = "denied" | "not found" | "passing" | "final";

/** Polls that have failed in a row. */
export interface Failures {
  readonly count: number;
  /** What the last of them was, and how many like it stand at the end of the row. */
  readonly kind: Kind;
  readonly alike: number;
  /** Milliseconds since the first of those. */
  readonly alikeMs: number;
  /** When the last of them came, by the clock that never steps. */
  readonly at: number;
}

/** The row with one more failure. */
export function withFailure(row: Failures | undefined, error: unknown, at: number): Failures {
  const [count, kind] = [(row?.count ?? 0) + 1, kindOf(error)];
  if (row?.kind !== kind) return { count, kind, alike: 1, alikeMs: 0, at };
  return { count, kind, alike: row.alike + 1, alikeMs: row.alikeMs + at - row.at, at };
}

/** Whether a wait goes on after such a row: what can pass is waited for until the deadline. */
export function canPass({ kind, alike, alikeMs }: Failures): boolean {
  if (kind === "denied") return alike < DENIED_POLLS;
  return kind === "not found" ? alikeMs < NOT_FOUND_MS : kind === "passing";
}

function kindOf(error: unknown): Kind {
  if (error instanceof ApiError) {
    const { status, retryable } = error;
    if (retryable) return "passing";
    if (status === 401 || status === 403) return "denied";
    if (status === 404) return "not found";
    return retryable !== false && (status >= 500 || [408, 423, 425, 429].includes(status)) ? "passing" : "final";
  }
  const passing = [ConnectionError, CredentialError, DeadlineError, DecodeError, LayerError];
  return passing.some((type) => error instanceof type) ? "passing" : "final";
}

/** The longest pause of our own after a failed poll, where polls come more often than that. */
const LONGEST_MS = 15_000;

/** Milliseconds to the next poll after such a row: longer each time. */
export const pauseAfter = ({ count }: Failures, pollMs: number): number =>
  Math.min(pollMs * 2 ** (count - 1), Math.max(pollMs, LONGEST_MS));

/** Milliseconds that the server asks to be left alone for. */
export const askedMs = (error: unknown): number => (error as { retryAfterMs?: number }).retryAfterMs ?? 0;
