import { uuid } from "../uuid.ts";

/** Leaves room for the numbers of runs and what belongs to them. */
const FIRST = 2_000_000;

/** The nth id of a world, in the first form that is right, the sample's with another number too. */
export function freshId(n: number, world: number, sample: unknown, isRight: (id: unknown) => boolean): unknown {
  const number = world * FIRST + n;
  const alike = `${String(sample).replace(/\d+$/, "")}${number}`;
  return [uuid(FIRST + n, world), number, String(number), alike, sample].find(isRight);
}
