import { RefusedError } from "../errors/errors.ts";

/** Throws `RefusedError` for a number of milliseconds, attempts or bytes that is not one; `least` is the smallest. */
export function checkNumber(operation: string, name: string, value: unknown, least = Number.MIN_VALUE): void {
  if (value === undefined || (typeof value === "number" && value >= least)) return;
  const wanted = least === Number.MIN_VALUE ? "a number above 0" : `a number, ${least} or more`;
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw new RefusedError(`\`${name}\` must be ${wanted}, not ${shown}`, { operation });
}

/** The same for several of an object's fields. */
export function checkNumbers(operation: string, values: object, limits: Readonly<Record<string, number>>): void {
  for (const name in limits) checkNumber(operation, name, Reflect.get(values, name), limits[name]);
}
