import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSampler } from "../../src/description/sample.ts";
import { type Mock, startMock } from "../../src/index.ts";
import { callMethod, flatInput, match } from "../support/contract.ts";
import { reviewedLines } from "../support/reviewed.ts";
import { vendors } from "../support/vendors.ts";

/** How often a call is sent whose answer is lost once. */
const expected = { read: 2, idempotent: 2, keyed: 2, once: 1 } as const;

describe.each(vendors)("a lost answer at $name: the effect says whether", ({ name, document, table, createClient }) => {
  const sampleOf = createSampler(document);
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(name, { assertNoRefusals: false });
  });
  afterAll(() => mock.close());

  test.each(match(document, table).pairs.map((pair) => ({ ...pair, id: pair.row.id, effect: pair.row.effect })))(
    "$id ($effect) is sent again",
    async (pair) => {
      const client = createClient(mock.url, "any", { retry: { attempts: 3, baseMs: 1, capMs: 1 } });
      mock.reset();
      mock.fail("*", { how: "reset", after: true });

      await callMethod(client, pair, flatInput(pair, sampleOf(pair.operation))).catch(() => undefined);

      const keys = new Set(mock.requests.map(({ headers }) => headers["idempotency-key"]));
      expect(mock.requests).toHaveLength(expected[pair.effect]);
      expect(keys.size).toBe(1);
      if (pair.effect === "keyed") expect([...keys][0]).toEqual(expect.any(String));
    },
  );
});

test.each(vendors)(
  "the effects, inputs, pages and runs of $name are those that were reviewed",
  async ({ name, table }) => {
    await expect(reviewedLines(table)).toMatchFileSnapshot(`effects/${name}.txt`);
  },
);
