import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Operation, operationsOf } from "../../src/description/document.ts";
import { type LoggedRequest, type Mock, startMock } from "../../src/index.ts";
import { createRightRequests, initOf, mutations, oneOf, randomOf, type Sent } from "../support/requests.ts";
import { vendors } from "../support/vendors.ts";

const COUNT = 500;
const SEED = 20_261_126;

/** Some operations have nothing but errors. */
const canSucceed = ({ responses }: Operation) => Object.keys(responses).some((status) => !/^[45]/.test(status));

describe.each(vendors)("$name", ({ name, document }) => {
  const operations = operationsOf(document).filter(({ unsupported }) => !unsupported);
  const rightOf = createRightRequests(document);
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(name, { assertNoRefusals: false });
  });
  afterAll(() => mock.close());

  async function send(sent: Sent): Promise<LoggedRequest | undefined> {
    const pairs = Object.entries(sent.query).flatMap(([key, values]) => values.map((value) => [key, value]));
    const search = new URLSearchParams(pairs).toString();
    const response = await fetch(`${mock.url}${sent.path}${search === "" ? "" : `?${search}`}`, initOf(sent));
    await response.body?.cancel();
    return mock.requests.at(-1);
  }

  test(`${COUNT} right requests are accepted, by state and by Prism`, async () => {
    const random = randomOf(SEED);
    const refused: unknown[] = [];
    for (let count = 0; count < COUNT; count++) {
      const operation = operations[count % operations.length];
      if (!operation) continue;
      const seen = await send(rightOf(operation, random));
      const isWrong = seen?.answeredBy === "prism" && (seen.status ?? 0) >= 400 && canSucceed(operation);
      if (!seen || seen.problems.length > 0 || isWrong) refused.push([seen?.operation, seen?.status, seen?.problems]);
    }
    expect(refused, JSON.stringify(refused[0])).toEqual([]);
  }, 120_000);

  test(`${COUNT} requests with one thing wrong are refused`, async () => {
    const random = randomOf(SEED);
    const names = Object.keys(mutations);
    const accepted: (readonly unknown[])[] = [];
    let count = 0;
    // Where there is little to get wrong, fewer are enough.
    for (let tries = 0; count < COUNT && tries < 20 * COUNT; tries++) {
      const operation = oneOf(random, operations);
      const wrong = oneOf(random, names) ?? "";
      const mutated = operation && mutations[wrong]?.(rightOf(operation, random), operation, document, random);
      if (!mutated) continue;
      count += 1;
      const seen = await send(mutated);
      if (seen?.answeredBy !== "check" || (seen.status ?? 0) < 400)
        accepted.push([wrong, seen?.method, seen?.path, seen?.body]);
    }
    expect(accepted, JSON.stringify(accepted[0]?.slice(0, 3))).toEqual([]);
  }, 120_000);
});
