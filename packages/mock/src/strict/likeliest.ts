import { type Document, type Operation, resolve, type Schema, schemaOfParameter } from "../description/document.ts";
import type { ReadParameter } from "./parameters.ts";
import type { Problem } from "./problem.ts";

/** What an operation makes of a request that may be for it. */
export interface Candidate {
  readonly operation: Operation;
  readonly read: readonly ReadParameter[];
  readonly problems: readonly Problem[];
}

/**
 * Of several operations at one path the one that a request is for: values that only one of them allows decide, such as
 * `Action=ListQueues`; then how little is wrong; then how much of what it has is asked for; and where it could be for any
 * of them, what `Prefer: operation=…` says.
 */
export function likeliest<One extends Candidate>(
  document: Document,
  candidates: readonly One[],
  preferred?: string,
): One | undefined {
  const ranked = candidates.map((candidate) => ({
    candidate,
    ranks: [
      candidate.read.reduce((sum, one) => sum + fixedRank(document, one), 0),
      candidate.problems.length,
      -candidate.read.filter(({ parameter, taken }) => parameter.required && taken !== undefined).length,
      Number(candidate.operation.id !== preferred),
    ],
  }));
  return ranked.sort((one, other) => inOrder(one.ranks, other.ranks))[0]?.candidate;
}

/** Of a parameter that allows one value only, whether it has that one (-1) or not (1). */
function fixedRank(document: Document, { parameter, taken }: ReadParameter): number {
  const schema = resolve<Schema>(document, schemaOfParameter(parameter));
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed?.length !== 1 || parameter.in === "path") return 0;
  if (taken === undefined) return Number(parameter.required === true);
  return taken.value === allowed[0] ? -1 : 1;
}

const inOrder = (one: readonly number[], other: readonly number[]): number =>
  one.map((rank, index) => rank - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
