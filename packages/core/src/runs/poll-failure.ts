import { ApiError, ConnectionError, CredentialError, DeadlineError, DecodeError, LayerError } from "../errors/errors.ts";

/** Polls in a row that may be denied: a credential may be on its way to a fresh one. */
const DENIED_POLLS = 3;

/** Milliseconds for which a run may not be found: fresh, or behind a gateway that answers for the vendor. */
const NOT_FOUND_MS = 90_000;

/** Polls that have failed in a row. */
export interface Failures {
  readonly count: number;
  /** Milliseconds since the first of them. */
  readonly forMs: number;
}

/** Whether a wait goes on after a failed poll: what can pass is waited for until the deadline. */
export function canPass(error: unknown, { count, forMs }: Failures): boolean {
  if (error instanceof ApiError) {
    const { status } = error;
    if (status === 401 || status === 403) return count < DENIED_POLLS;
    if (status === 404) return forMs < NOT_FOUND_MS;
    return status >= 500 || [408, 423, 425, 429].includes(status);
  }
  return [ConnectionError, CredentialError, DeadlineError, DecodeError, LayerError].some((type) => error instanceof type);
}

/** The longest pause after a failed poll, unless the server asks for more. */
const LONGEST_MS = 15_000;

/** Milliseconds to the next poll after one that failed: longer each time. */
export function pauseAfter(error: unknown, { count }: Failures, pollMs: number): number {
  const { retryAfterMs = 0 } = error as { retryAfterMs?: number };
  return Math.max(retryAfterMs, Math.min(pollMs * 2 ** (count - 1), Math.max(pollMs, LONGEST_MS)));
}
