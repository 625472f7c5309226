import { createAirplane } from "@x/airplane";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Mock, startMock } from "../../../../src/index.ts";
import { differencesOf } from "../../../support/seen-by-server.ts";
import { explained } from "./explained.ts";
import { secret, type Work, works } from "./works.ts";

const met = new Set<RegExp>();
const explanationOf = (difference: string) => explained.find((each) => each.difference.test(difference));

/** Does the work with one SDK at a mock of its own. */
async function at(work: Work, run: (mock: Mock) => Promise<unknown>) {
  const mock = await startMock("airplane", { secret, endsAfterMs: 0, ...work.options });
  vi.stubEnv("AIRPLANE_API_HOST", mock.url);
  vi.stubEnv("AIRPLANE_API_KEY", secret);
  try {
    work.prepare?.(mock);
    const ended = await run(mock);
    // What a person does is neither's.
    const requests = mock.requests.filter(({ path }) => path !== "/prompts/submit");
    return { ended, requests, executions: mock.starts };
  } finally {
    await mock.close();
  }
}

const each = <T>(both: T | readonly [T, T]): readonly [T, T] =>
  Array.isArray(both) ? (both as unknown as readonly [T, T]) : [both as T, both as T];

afterEach(() => vi.unstubAllEnvs());

describe("the vendor's own SDK and ours", () => {
  test.for(Object.entries(works))("%s", async ([, work]) => {
    const theirs = await at(work, (mock) => work.theirs(mock.url, mock));
    const ours = await at(work, (mock) => work.ours(createAirplane({ baseUrl: mock.url, apiKey: secret }), mock));

    const differences = differencesOf(theirs.requests, ours.requests);
    for (const one of differences) met.add(explanationOf(one)?.difference ?? /unexplained/);

    expect(differences.filter((one) => explanationOf(one) === undefined)).toEqual([]);
    expect([theirs.ended, ours.ended]).toMatchObject(each(work.ends));
    expect([theirs.executions, ours.executions]).toEqual(each(work.executions));
  });

  test("differ in all that is explained", () => {
    expect(explained.filter(({ difference }) => !met.has(difference)).map(({ why }) => why)).toEqual([]);
  });
});
