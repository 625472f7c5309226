import type { LostText } from "../pipeline/texts/apply.ts";

/** Words that have no place any more, each with where they may belong now. */
export function lostTextsText(vendor: string, lost: readonly LostText[]): string {
  const lines = lost.map(({ pointer, nearest }) => `  ${pointer}${nearest === undefined ? "" : ` (now ${nearest}?)`}`);
  return [`specs/${vendor}/texts.yaml: these places are gone from the description.`, ...lines].join("\n");
}
