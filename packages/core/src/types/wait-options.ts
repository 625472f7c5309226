import type { RunState } from "./operation.ts";

/** A run as it was found to be. */
export interface RunUpdate<Last = unknown> {
  readonly state: RunState;
  readonly reason: string | undefined;
  readonly last: Last;
}

export interface WatchOptions {
  /**
   * Milliseconds to wait in all.
   * @default 900_000 (15 minutes)
   */
  readonly deadlineMs?: number;
  /**
   * Milliseconds between two polls at most; the first come sooner. Less than 100 counts as 100.
   * @default 3_000
   */
  readonly pollMs?: number;
  /**
   * `terminal`: until it has ended. `attention`: also until a person must act.
   * @default "terminal"
   */
  readonly waitFor?: "terminal" | "attention";
  /** Called after every poll that was answered, when its change has been told; the wait goes on when it is done. */
  readonly onPoll?: () => unknown;
  /** Ends the wait, not the run. */
  readonly signal?: AbortSignal;
}

export interface WaitOptions<Waited> extends WatchOptions {
  /** Called with the run whenever its state or reason has changed; the wait goes on when it is done. */
  readonly onUpdate?: (run: Waited) => unknown;
}
