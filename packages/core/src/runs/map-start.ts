import type { CallOptions } from "../types/call-options.ts";
import type { Explanation } from "../types/explanation.ts";
import type { OnceOptions } from "../types/once-options.ts";
import type { Lost, Reconciled, ReconcileOptions } from "../types/reconciled.ts";
import type { Run } from "../types/run.ts";
import type { RunStart } from "../types/run-start.ts";

/** A start together with its input. */
export interface BoundStart<Started extends Run> {
  start(options?: CallOptions): Promise<Started>;
  explain(options?: CallOptions): Promise<Explanation>;
  reconcile(lost: Lost, options?: ReconcileOptions): Promise<Reconciled<Started>>;
  once(options: OnceOptions<Started>): Promise<Started>;
}

export const bindStart = <Input, Started extends Run>(
  start: RunStart<Input, Started>,
  input: Input,
): BoundStart<Started> => ({
  start: (options) => start(input, options),
  explain: (options) => start.explain(input, options),
  reconcile: (lost, options) => start.reconcile(input, lost, options),
  once: (options) => start.once(input, options),
});

/**
 * A vendor's own way to say a start: `choose` turns what a caller gives into one of the operation table's starts and its
 * input, and all that a start can do follows.
 */
export const mapStart = <Given, Started extends Run>(
  choose: (given: Given) => BoundStart<Started> | Promise<BoundStart<Started>>,
): RunStart<Given, Started> =>
  Object.assign(async (given: Given, options?: CallOptions) => (await choose(given)).start(options), {
    explain: async (given: Given, options?: CallOptions) => (await choose(given)).explain(options),
    reconcile: async (given: Given, lost: Lost, options?: ReconcileOptions) =>
      (await choose(given)).reconcile(lost, options),
    once: async (given: Given, options: OnceOptions<Started>) => (await choose(given)).once(options),
  });
