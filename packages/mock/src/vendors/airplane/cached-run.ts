import { isDeepStrictEqual } from "node:util";
import { reached } from "../../states/timeline.ts";
import type { Started, Store } from "./types.ts";

/**
 * A run of the same task with the same parameters that succeeded so recently: the vendor's own SDK (npm `airplane`
 * 0.2.85) sends `allowCachedMaxAge`, in seconds by its option of that name for a task, and reads `isCached`.
 */
export function cachedRun(
  { id, slug, paramValues = {} }: Readonly<Record<string, unknown>>,
  maxAgeMs: number,
  { runs, settings }: Store,
): Started | undefined {
  const isFresh = (at: number | undefined) => at !== undefined && settings.clock.now() - at <= maxAgeMs;
  return [...runs.values()].findLast(
    (run) =>
      (run.of.id === id || run.of.slug === slug) &&
      isDeepStrictEqual(run.paramValues, paramValues) &&
      isFresh(reached(run.timeline, "Succeeded")),
  );
}
