import { keysOf } from "../json/pointer.ts";
import { nearest } from "../text/nearest.ts";

const MOST_COMPARED = 40;

/** Of known pointers the one that is most like one that leads nowhere. */
export function nearestPlace(pointer: string, known: readonly string[]): { readonly nearest?: string } {
  const keys = keysOf(pointer);
  const alike = known
    .map((one) => ({ one, shared: sharedKeys(keys, keysOf(one)) }))
    .filter(({ shared }) => shared > 1)
    .sort((left, right) => right.shared - left.shared)
    .slice(0, MOST_COMPARED);
  const [best] = alike;
  if (best === undefined) return {};
  const bestOnes = alike.filter(({ shared }) => shared === best.shared).map(({ one }) => one);
  const found = nearest(pointer, bestOnes) ?? (bestOnes.length === 1 ? best.one : undefined);
  return found === undefined ? {} : { nearest: found };
}

/** How many keys are the same from the start, and how many from the end. */
function sharedKeys(left: readonly string[], right: readonly string[]): number {
  const most = Math.min(left.length, right.length);
  let start = 0;
  while (start < most && left[start] === right[start]) start++;
  let end = 0;
  while (end < most - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  return left.length === right.length || end > 0 ? start + end : 0;
}
