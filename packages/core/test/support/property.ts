import fc from "fast-check";

/** How often a property is tried; PROPERTY_RUNS asks for more. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? 500);

/** The names of all errors a call may end in. */
export const named: readonly string[] = [
  ...["ApiError", "ConnectionError", "DecodeError", "DeadlineError", "RefusedError", "OutcomeUnknownError"],
];

/** Checks a property with as many random values. */
export const holds = <T>(property: fc.IAsyncProperty<T>, numRuns = RUNS): Promise<void> =>
  fc.assert(property, { numRuns });
