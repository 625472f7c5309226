/** A request as a server saw it. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  /** Whether what the server did with it proves that it did not act. */
  readonly acted: "no" | "maybe";
  readonly idempotencyKey: string | null;
  readonly credential: boolean;
  /** Whether it came sooner than the server had asked for. */
  readonly early: boolean;
}

/** The servers of one case and what they saw. */
export interface CaseServer {
  readonly origin: string;
  readonly arrivals: readonly Arrival[];
  /** What came to the other origin. */
  readonly elsewhere: readonly Arrival[];
  readonly firstArrival: Promise<void>;
  close(): Promise<void>;
}
