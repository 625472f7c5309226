import { expect, test } from "vitest";
import { openai } from "../../src/chaos/clients/openai.ts";
import { openapiFetch } from "../../src/chaos/clients/openapi-fetch.ts";
import { oursSettling } from "../../src/chaos/clients/ours.ts";
import { experiment } from "../../src/chaos/experiment.ts";
import type { Break } from "../../src/chaos/plan.ts";

const breaks: readonly Break[] = ["none", "before sending", "after sending", "on the answer", "half-way through it"];
/** The first connections break in turn, the others hold. */
const plan = (start: number, attempt: number): Break => (attempt === 0 ? (breaks[start % 5] ?? "none") : "none");

test("a client without retries has an error for all that ran behind a broken answer", async () => {
  expect(await experiment(openapiFetch, 10, plan)).toMatchObject({ broken: 8, twice: 0, ranWithError: 6, wrong: 0 });
});

test("a client that repeats what may have run runs it twice", async () => {
  expect(await experiment(openai, 5, plan)).toMatchObject({ broken: 4, twice: 2, wrong: 0 });
});

test("ours runs nothing twice, finds what ran, and knows what did not", async () => {
  expect(await experiment(oursSettling(200), 10, plan)).toEqual({
    ...{ broken: 8, twice: 0, ranWithError: 0, notToBeTold: 0, wrong: 0 },
    ...{ foundAgain: 6, knownNotStarted: 2 },
  });
});
