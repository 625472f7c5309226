import { RefusedError } from "../errors/errors.ts";

/** Any number above 0. */
export const ABOVE_0 = Number.MIN_VALUE;

/** What is wrong with an object's numbers, each with its smallest value; `undefined` where nothing is. */
export function wrongNumber(values: object, least: Readonly<Record<string, number>>): string | undefined {
  for (const name in least) {
    const value: unknown = Reflect.get(values, name);
    const limit = least[name] as number;
    if (value === undefined || (typeof value === "number" && value >= limit)) continue;
    const wanted = limit === ABOVE_0 ? "a number above 0" : `a number, ${limit} or more`;
    const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
    return `\`${name}\` must be ${wanted}, not ${shown}`;
  }
  return undefined;
}

/** Throws `RefusedError` where a number is wrong. */
export function checkNumbers(operation: string, values: object, least: Readonly<Record<string, number>>): void {
  const wrong = wrongNumber(values, least);
  if (wrong !== undefined) throw new RefusedError(wrong, { operation });
}
