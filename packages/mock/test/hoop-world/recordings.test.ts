import { expect, test } from "vitest";
import { playFairly } from "./support/play-fairly.ts";
import { recordings } from "./support/recording.ts";

test.each(recordings)("$name: the world answers as the gateway did", async (recording) => {
  const differences = await playFairly(recording);

  const lines = differences.map(({ index, what }) => {
    const { at, method, path, query } = recording.exchanges[index] ?? {};
    return `${at} ms ${method} ${path}${query ? `?${query}` : ""}: ${what}`;
  });
  expect(lines).toEqual([]);
});
