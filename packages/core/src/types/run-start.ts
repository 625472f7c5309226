import type { CallOptions } from "./call-options.ts";
import type { Explanation } from "./explanation.ts";
import type { OnceOptions } from "./once-options.ts";
import type { Lost, Reconciled, ReconcileOptions } from "./reconciled.ts";
import type { Run } from "./run.ts";

/** How a run of one kind is started. */
export interface RunStart<Input, Started extends Run = Run> {
  (input: Input, options?: CallOptions): Promise<Started>;
  /** What the call would send, and when it would be sent again; sends nothing. */
  explain(input: Input, options?: CallOptions): Promise<Explanation>;
  /** Looks for the run of a start whose answer was lost; see `OutcomeUnknownError`. */
  reconcile(input: Input, lost: Lost, options?: ReconcileOptions): Promise<Reconciled<Started>>;
  /**
   * The durable start: notes in `store` under `key` what it is about to send, starts, and notes the run's token. Called
   * again with the same key, in this process or after a crash in another, it takes the same run up instead of starting a
   * second one. Of several processes, one at a time may use a key.
   *
   * Throws `OutcomeUnknownError` where an earlier start may have been made and cannot be found: a person has to look.
   */
  once(input: Input, options: OnceOptions<Started>): Promise<Started>;
}
