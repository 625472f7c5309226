import type { Recovery } from "../errors/errors.ts";

/** What pages and runs may add to one call. */
export interface CallParts {
  /** What can be done where the outcome stays open. */
  readonly recovery?: Recovery;
  /** Set where the same request may have been sent before, with the same key. */
  readonly sentBefore?: boolean;
  /** Reads what it needs from the answer; what it throws makes the call one that failed. */
  readonly accept?: (answer: unknown, headers: Headers) => void;
  /** `false`: one request, whatever becomes of it; the retries of other calls are left alone. */
  readonly retry?: false;
}
