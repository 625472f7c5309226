import { type Asked, type Difference, play } from "./play.ts";
import type { Recording } from "./recording.ts";

/**
 * Plays a recording so that its races go as they were recorded. Where a racy answer came out the other way, which is as
 * right, the world is asked for this one and the recording is played again.
 */
export async function playFairly(recording: Recording): Promise<readonly Difference[]> {
  const asked = new Map<number, "lag" | "race">();
  for (;;) {
    const differences = await play(recording, asked);
    const open = differences.flatMap(({ index }) => wish(recording, index) ?? []).find(([index]) => !asked.has(index));
    if (!open) return differences;
    asked.set(...open);
  }
}

/** What to ask for so that an exchange goes the other way: a start loses its race, a record follows its cause late. */
function wish({ exchanges }: Recording, index: number): [number, NonNullable<ReturnType<Asked["get"]>>][] | undefined {
  const racy = exchanges[index];
  if (!racy?.racy) return undefined;
  if (racy.method === "POST") return [[index, "race"]];
  const id = racy.path?.split("/")[2] ?? "";
  const cause = exchanges.findLastIndex(
    ({ method, path, answer }, at) =>
      at < index && method === "POST" && `${path}${JSON.stringify(answer)}`.includes(id),
  );
  return cause < 0 ? undefined : [[cause, "lag"]];
}
