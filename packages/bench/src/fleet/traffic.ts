/** What a fleet does. */
export interface Traffic {
  readonly runs: number;
  /** Runs under way at the same time. */
  readonly concurrency: number;
  /** Milliseconds in the middle in which the vendor answers 503, cuts the line or holds what it is sent. */
  readonly outageMs: number;
}

export const TRAFFIC: Traffic = { runs: 10_000, concurrency: 1000, outageMs: 40_000 };

/** What became of the runs of a fleet, and what it took. */
export interface Report {
  readonly succeeded: number;
  /** Starts whose answer was lost. */
  readonly lost: number;
  /** Started, and not seen to end. */
  readonly unseen: number;
  /** Certainly not started. */
  readonly notStarted: number;
  readonly ms: number;
  readonly cpuMs: number;
  /** Memory at its peak. */
  readonly peakMb: number;
}

/** What only a client counts. */
export type Counts = Omit<Report, "ms" | "cpuMs" | "peakMb">;
