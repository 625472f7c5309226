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
  const cause = named(thrown, call);
  if (!leavesOutcomeOpen(effect, ledger.acted)) return cause;
  return new OutcomeUnknownError({ operation, ...where, cause }, recovery);
}

function named(thrown: unknown, call: Call): SdkError {
  // The reason may well be an error of ours, such as the one another call has failed with.
  if (call.signal.aborted && thrown === call.signal.reason) return aborted(thrown, call);
  return thrown instanceof SdkError ? thrown : foreign(thrown, call);
}

/** The caller's own reason to end the call. */
const aborted = (cause: unknown, { operation, ledger }: Call): AbortError =>
  new AbortError("ended by the caller's signal", { operation, acted: ledger.acted, cause });

/** A fault in the caller's own code. */
function foreign(cause: unknown, { operation, ledger, redactor }: Call): LayerError {
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const message = `a layer, or the \`fetch\` given to the client, failed (${redactor.clean(what)})`;
  return new LayerError(message, { operation, acted: ledger.acted, cause });
}
