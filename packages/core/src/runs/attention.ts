import { at } from "../answers/dot-path.ts";
import { ApiError } from "../errors/errors.ts";
import { SdkError } from "../errors/sdk-error.ts";
import type { CallParts } from "../transport/call-parts.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { AttentionPlan } from "../types/operation.ts";
import { matches } from "./conditions.ts";
import type { RunContext } from "./context.ts";
import { fill, type Names } from "./plan-input.ts";

/** Who may not look there still sees the run. */
const DENIED = [401, 403, 404];

/** Whether a run waits for a person, where its record leaves that open; `undefined` where it could not be asked now. */
export async function needsAttention(
  plan: AttentionPlan,
  record: unknown,
  names: Names,
  context: RunContext,
  options?: CallOptions,
  parts?: CallParts,
): Promise<boolean | undefined> {
  if (!matches(plan.when, record)) return false;
  try {
    const answer = await context.send(plan.operation, fill(plan.input, names), options, parts);
    const items = at(answer, plan.items);
    return Array.isArray(items) && items.some((item) => matches(plan.if, item));
  } catch (error) {
    if (options?.signal?.aborted || !(error instanceof SdkError)) throw error;
    // A side question that fails says nothing of the run.
    return error instanceof ApiError && DENIED.includes(error.status) ? false : undefined;
  }
}
