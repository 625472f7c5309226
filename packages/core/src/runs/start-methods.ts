import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { OnceOptions } from "../types/once-options.ts";
import type { Lost, ReconcileOptions } from "../types/reconciled.ts";
import type { RunContext, Startable } from "./context.ts";
import { once } from "./once.ts";
import { reconcile, recoveryOf, start } from "./reconcile.ts";
import { marked } from "./start.ts";

/** What a row that starts a run can do, but for `explain`. */
export const startMethods = (row: Startable, context: RunContext) => ({
  start: async (input?: Input, options?: CallOptions) => start(row, marked(row, input, options), context),
  /** Answers what the vendor does, with the same errors as `start`. */
  async send(input?: Input, options?: CallOptions): Promise<unknown> {
    const call = marked(row, input, options);
    return context.send(row, call.input, call.options, { recovery: recoveryOf(row, call, context) });
  },
  reconcile: async (input: Input = {}, lost: Lost, options?: ReconcileOptions) =>
    reconcile(row, input, lost, context, options),
  once: async (input: Input = {}, options: OnceOptions) => once(row, input, options, context),
});
