import { RefusedError } from "../errors/errors.ts";

/** A value as the pairs of a query; a list as repeated keys, which is what most servers read. */
export function repeatedKeys(operation: string, name: string, key: string, value: unknown): readonly string[] {
  return [value].flat(2).flatMap((each) => {
    if (each == null) return [];
    const wrong =
      typeof each === "object"
        ? "an object; pass text, such as a date's toISOString()"
        : typeof each === "number" && !Number.isFinite(each) && `${each}, which is no amount`;
    if (wrong) throw new RefusedError(`\`${name}\` is ${wrong}`, { operation });
    return [`${encodeURIComponent(key)}=${encodeURIComponent(String(each))}`];
  });
}
