import fc from "fast-check";
import { expect, test } from "vitest";
import { DecodeError, type Operation, type Pages, type Paging } from "../../src/index.ts";
import { holds, LONG } from "../support/property.ts";
import { clientOf } from "../support/sdk.ts";

interface Api {
  readonly runs: { list(input?: object): Pages<unknown> };
}

const pagings = fc.constantFrom<Paging>(
  { style: "page", page: "page", size: "limit", first: 1, items: "runs" },
  { style: "page", page: "page", size: "limit", first: 0, items: "runs", total: "total", defaultSize: 2 },
  { style: "offset", offset: "offset", limit: "limit", items: "runs", total: "total" },
  { style: "offset", offset: "offset", limit: "limit", items: "runs", more: "more" },
  { style: "offset", offset: "offset", limit: "limit", items: "runs", in: "q", more: "more" },
  { style: "offset", offset: "offset", limit: "limit", items: "runs", in: "q", total: "total", cap: 2 },
  { style: "single", items: "runs", total: "total" },
);

/** Any page, honest or not. */
const page = fc.record(
  {
    runs: fc.oneof(
      { weight: 6, arbitrary: fc.array(fc.nat(3), { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom(null, {}, "runs", 1) },
    ),
    total: fc.oneof(fc.constantFrom(1e9, -1, "3", null), fc.nat(20)),
    more: fc.oneof(fc.constant(true), fc.constantFrom(false, "true", null)),
  },
  { requiredKeys: ["more"] },
);

test("a list ends, whatever pages a server sends round and round", { timeout: LONG }, () =>
  holds(
    fc.asyncProperty(
      pagings,
      fc.array(page, { minLength: 1, maxLength: 8 }),
      fc.array(page, { maxLength: 8 }),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      async (pages, circle, before, limit) => {
        let fetched = 0;
        const fetch = async () => {
          const at = fetched++;
          return Response.json(before[at] ?? circle[(at - before.length) % circle.length]);
        };
        const query = ["page", "limit", "offset", "q"];
        const list: Operation = { id: "runs.list", method: "GET", path: "/runs", effect: "read", pages, query };
        const { runs } = clientOf<Api>({ runs: { list } }, { fetch });

        const found: unknown[] = [];
        const read = async () => {
          for await (const { items } of runs.list(limit === undefined ? {} : { limit }).pages()) found.push(...items);
        };
        const failure: unknown = await read().catch((error: unknown) => error);

        if (failure !== undefined) expect(failure).toBeInstanceOf(DecodeError);
        // A circle is seen after thrice its length and the way into it at the latest.
        expect(fetched).toBeLessThanOrEqual(1 + 3 * Math.max(circle.length, before.length + 1) + circle.length);
        expect(found.every((item) => typeof item === "number")).toBe(true);
      },
    ),
  ),
);
