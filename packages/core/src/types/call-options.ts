/** What every method takes as its last argument. */
export interface CallOptions {
  /** Ends the call: its request, its pauses, its body. The call then throws `AbortError`, or `OutcomeUnknownError` where a start may have been made. */
  readonly signal?: AbortSignal;
  /**
   * Milliseconds one attempt may take, its body included; for a stream, the longest silence.
   * @default 60_000
   */
  readonly timeoutMs?: number;
  /**
   * Milliseconds the whole call may take: attempts, pauses, credentials and body together.
   * @default 120_000
   */
  readonly deadlineMs?: number;
  /**
   * Further headers.
   * @example { "X-Request-ID": "4711" }
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * For operations whose repeats the vendor recognises by an `Idempotency-Key`: the key of all attempts.
   * @default a random UUID for each call
   */
  readonly idempotencyKey?: string;
}
