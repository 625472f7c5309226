import { expect, test } from "vitest";
import { randomOf } from "../support/requests.ts";
import { mutate } from "./support/mutate.ts";
import { play } from "./support/play.ts";
import { playFairly } from "./support/play-fairly.ts";
import { recordings } from "./support/recording.ts";

const rounds = [1, 2, 3];

test.each(recordings)("$name: a field of an answer that is another is noticed", async (recording) => {
  const unnoticed: string[] = [];

  for (const round of rounds) {
    const mutant = mutate(recording, randomOf(round * 7919 + recording.name.length));
    if ((await playFairly(mutant.recording)).length === 0) unnoticed.push(mutant.what);
  }

  expect(unnoticed).toEqual([]);
});

test("what is noticed is the exchange that was changed", async () => {
  const recording = recordings.find(({ name }) => name === "start-ok") as (typeof recordings)[number];
  const copy = structuredClone(recording);
  Object.assign(copy.exchanges[1]?.answer as object, { verb: "connect" });

  const differences = await play(copy);

  expect(differences).toEqual([{ index: 1, what: '.verb was "connect", is "exec"' }]);
});
