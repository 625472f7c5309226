import fc from "fast-check";

/** How often a property is tried; PROPERTY_RUNS asks for more. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 500);

/** The names of all errors a call may end in. */
export const named: readonly string[] = [
  ...["ApiError", "ConnectionError", "DecodeError", "DeadlineError", "RefusedError", "OutcomeUnknownError"],
  ...["AbortError", "CredentialError", "LayerError"],
];

/** What hangs is a failure, and is shown as such. */
const HANGS_AFTER_MS = 5000;

/** Checks a property with as many random values. */
export const holds = <T>(property: fc.IAsyncProperty<T>, numRuns = RUNS): Promise<void> =>
  fc.assert(property, { numRuns, timeout: HANGS_AFTER_MS });

/** Milliseconds the test of a property may take. */
export const LONG = 60_000 + 60 * RUNS;
