/** What a client has done so far. */
export interface Stats {
  readonly calls: number;
  /** Requests sent, the first of each call included. */
  readonly attempts: number;
  /** Retries that were due but not made, because the budget was spent. */
  readonly suppressed: number;
  /** Retries the client may still make at this moment. */
  readonly budget: number;
}

const CAPACITY = 100;
const EARNED_A_CALL = 0.1;

/** Keeps a client's retries in proportion to its calls, so that a failing server is not stormed. */
export function createBudget() {
  let calls = 0;
  let attempts = 0;
  let suppressed = 0;
  let tokens = CAPACITY;
  return {
    call() {
      calls++;
      tokens = Math.min(CAPACITY, tokens + EARNED_A_CALL);
    },
    attempt() {
      attempts++;
    },
    /** Whether one more retry may be made. */
    spend(): boolean {
      const may = tokens >= 1;
      if (may) tokens--;
      else suppressed++;
      return may;
    },
    stats: (): Stats => ({ calls, attempts, suppressed, budget: Math.floor(tokens) }),
  };
}

export type Budget = ReturnType<typeof createBudget>;
