/** The known name that differs least from `name`, if one is close enough to be meant. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const far = Math.max(2, name.length / 3);
  const near = known.map((candidate) => ({
    candidate,
    edits: edits(name.toLowerCase(), candidate.toLowerCase()),
  }));
  return near.sort((a, b) => a.edits - b.edits).find((each) => each.edits <= far)?.candidate;
}

/** Levenshtein distance. */
function edits(from: string, to: string): number {
  let row = [...to, ""].map((_, index) => index);
  for (const char of from) {
    let left = (row[0] ?? 0) + 1;
    row = row.map((above, j) => {
      if (j > 0) left = Math.min(left + 1, above + 1, (row[j - 1] ?? 0) + Number(char !== to[j - 1]));
      return left;
    });
  }
  return row[to.length] ?? 0;
}
