import { RefusedError } from "../errors/errors.ts";
import type { Operation } from "../types/operation.ts";
import { pathNames } from "./path-value.ts";

/** The names of an operation's inputs, fields of the body left out. */
export const inputNames = ({ path, query = [], headers = {}, body }: Operation): string[] => [
  ...pathNames(path),
  ...query.map((entry) => (typeof entry === "string" ? entry : entry[0])),
  ...Object.keys(headers),
  ...(body === "whole" ? ["body"] : []),
];

export function unknownInput(
  operation: Operation,
  name: string,
  suggest?: (name: string, known: readonly string[]) => string | undefined,
): RefusedError {
  const known = inputNames(operation);
  const near = suggest?.(name, known);
  const meant = near ? `did you mean \`${near}\`? ` : "";
  return new RefusedError(`unknown input \`${name}\`; ${meant}it takes ${known.join(", ") || "none"}`, {
    operation: operation.id,
  });
}
