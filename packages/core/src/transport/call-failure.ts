import { AbortError, LayerError, OutcomeUnknownError, type Recovery } from "../errors/errors.ts";
import { SdkError } from "../errors/sdk-error.ts";
import type { Call } from "./call.ts";
import { leavesOutcomeOpen } from "./ledger.ts";

/** When and where a call was made. */
export interface Circumstances {
  readonly origin: string;
  readonly since: number;
  readonly until: number;
  readonly idempotencyKey: string | undefined;
}

/** What a call fails with: the one place that turns what was thrown into the error a caller gets. */
export function callFailure(thrown: unknown, call: Call, where: Circumstances, recovery?: Recovery): SdkError {
  const { operation, effect, ledger } = call;
  const cause = thrown instanceof SdkError ? thrown : wrapped(thrown, call);
  if (!leavesOutcomeOpen(effect, ledger.acted)) return cause;
  return new OutcomeUnknownError({ operation, ...where, cause: thrown instanceof SdkError ? cause : thrown }, recovery);
}

/** What is not ours: the caller's own reason to end the call, or a fault in the caller's own code. */
function wrapped(cause: unknown, { operation, signal, ledger }: Call): SdkError {
  const details = { operation, acted: ledger.acted, cause };
  if (signal.aborted && cause === signal.reason) return new AbortError("ended by the caller's signal", details);
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new LayerError(`a layer, or the \`fetch\` given to the client, failed (${what})`, details);
}
