import { RefusedError } from "../errors/errors.ts";
import { refuseUnknown } from "../errors/refuse-unknown.ts";
import type { CallOptions } from "../types/call-options.ts";

/** Any number above 0. */
export const ABOVE_0 = Number.MIN_VALUE;

/** Any value. */
export const ANY = null;

/** The options there are, each with the smallest number it may be, or `ANY`. */
export type Known<Options> = { readonly [Name in keyof Options]-?: number | typeof ANY };

export const CALL: Known<CallOptions> = {
  timeoutMs: ABOVE_0,
  deadlineMs: ABOVE_0,
  signal: ANY,
  headers: ANY,
  idempotencyKey: ANY,
};

/** Throws `RefusedError` where an option is not known, or is not the number it must be. */
export function checkOptions<Options extends object>(operation: string, given: Options, known: Known<Options>): void {
  refuseUnknown(operation, "option", given, Object.keys(known));
  for (const name in known) {
    const value: unknown = given[name];
    const least = known[name];
    if (value === undefined || least === ANY || (typeof value === "number" && value >= least)) continue;
    const wanted = least === ABOVE_0 ? "a number above 0" : `a number, ${least} or more`;
    const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
    throw new RefusedError(`\`${name}\` must be ${wanted}, not ${shown}`, { operation });
  }
}
