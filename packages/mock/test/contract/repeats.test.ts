import { createSdk } from "@x/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSampler } from "../../src/description/sample.ts";
import { answer, faultServer, type Mock, reset, startMock } from "../../src/index.ts";
import { callMethod, flatInput } from "../support/contract.ts";
import { match, type Pair } from "../support/match.ts";
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

/** How often a call is sent that may be sent three times, to a server that is down for good. */
const atMost = { read: 3, idempotent: 3, keyed: 3, once: 1 } as const;

describe.each(vendors)("a 503 without end at $name: the effect says whether", (vendor) => {
  const pairs = match(vendor.document, vendor.table).pairs;
  const effects = [...new Set(pairs.map(({ row }) => row.effect))];

  test.each(effects)("%s is sent again, and how often", async (effect) => {
    await using mock = await startMock(vendor.name, { assertNoRefusals: false });
    mock.fail("*", { how: 503, times: 9 });
    const client = vendor.createClient(mock.url, "any", { retry: { attempts: 3, baseMs: 1, capMs: 1 } });
    const pair = pairs.find(({ row }) => row.effect === effect) as Pair;

    await callMethod(client, pair, flatInput(pair, createSampler(vendor.document)(pair.operation))).catch(
      () => undefined,
    );

    expect(mock.requests).toHaveLength(atMost[effect]);
  });
});

test.each(["PURGE", "POST", "patch"])("a lost %s to a path no description has is not sent again", async (method) => {
  await using server = await faultServer([reset, answer(200)]);
  const client = createSdk<object, object>([], { vendor: "any", baseUrl: server.origin, auth: [] });

  await expect(client.request(method, "/cache")).rejects.toThrow();

  expect(server.requests).toHaveLength(1);
});

test.each(vendors)(
  "the effects, inputs, pages and runs of $name are those that were reviewed",
  async ({ name, table }) => {
    await expect(reviewedLines(table)).toMatchFileSnapshot(`effects/${name}.txt`);
  },
);
