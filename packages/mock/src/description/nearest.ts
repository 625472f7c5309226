/** The names most like a given one, the best first. */
export function nearest(name: string, names: readonly string[], count = 3): readonly string[] {
  return names
    .map((each) => ({ each, distance: distance(name.toLowerCase(), each.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ each }) => each);
}

/** What an error says after a name it does not know, such as `: the nearest are "review", "revoked"`. */
export const nearestText = (name: string, names: readonly string[]): string =>
  names.length === 0 ? "; there are none" : `; the nearest: ${nearest(name, names).join(", ")}`;

/** Levenshtein's: how many letters must be changed, added or dropped. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const changed = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
