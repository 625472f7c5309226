import { describe, expect, test } from "vitest";
import { firstInput, itemsOf, nextInput } from "../../src/pages/paging.ts";
import type { Paging } from "../../src/types/operation.ts";

const page = (parts: Partial<Extract<Paging, { style: "page" }>> = {}): Paging => ({
  ...{ style: "page", page: "page", size: "limit", first: 1, items: "items" },
  ...parts,
});
const offset = (parts: Partial<Extract<Paging, { style: "offset" }>> = {}): Paging => ({
  ...{ style: "offset", offset: "offset", limit: "limit", items: "items" },
  ...parts,
});
const single: Paging = { style: "single", items: "items" };

/** After a page of a list that was read from its beginning, in pages of the size asked for. */
const progress = (input: Readonly<Record<string, unknown>>, body: unknown, count: number) => {
  const { page: at = 1, offset: before = 0, limit = count } = input;
  const seen = (Number(at) - 1) * Number(limit) + Number(before) + count;
  return { body, count, seen, largest: Math.max(count, seen > count ? Number(limit) : 0) };
};

describe("the items of an answer", () => {
  test.for([
    ["at a path", "data.runs", { data: { runs: [1, 2] } }, [1, 2]],
    ["that is the list itself", "", [1, 2], [1, 2]],
    ["of null, as for an empty list", "items", { items: null }, []],
    ["that is null itself", "", null, []],
    ["that is a list where a wrapped one was expected", "items", [1, 2], [1, 2]],
    ["of nothing", "items", {}, undefined],
    ["of an object", "items", { items: {} }, undefined],
    ["of a text", "items", { items: "many" }, undefined],
    ["that is a text itself", "items", "items", undefined],
  ] as const)("%s", ([, items, body, expected]) => {
    expect(itemsOf({ style: "single", items }, body)).toEqual(expected);
  });
});

describe("the input of the first page", () => {
  test.for([
    ["names the first page", page({ first: 0 }), {}, { page: 0 }],
    ["keeps the page the caller starts at", page(), { page: 7 }, { page: 7 }],
    ["names the size the server uses by default", page({ defaultSize: 50 }), {}, { page: 1, limit: 50 }],
    ["keeps the caller's size", page({ defaultSize: 50 }), { limit: 10 }, { page: 1, limit: 10 }],
    ["keeps the other inputs", page(), { taskId: "t" }, { taskId: "t", page: 1 }],
    ["is the caller's for offsets", offset(), { limit: 5 }, { limit: 5 }],
    ["asks for as much as a server gives", offset({ cap: 100 }), { ws: "w" }, { ws: "w", limit: 100 }],
    ["keeps what the caller asks for", offset({ cap: 100 }), { limit: 5 }, { limit: 5 }],
    ["asks inside a JSON query", offset({ in: "q", cap: 100 }), { ws: "w" }, { ws: "w", q: '{"limit":100}' }],
    [
      "keeps the rest of a JSON query",
      offset({ in: "q", cap: 100 }),
      { q: '{"sort":["-at"]}' },
      { q: '{"sort":["-at"],"limit":100}' },
    ],
    ["leaves a JSON query that is none to the server", offset({ in: "q", cap: 100 }), { q: "{" }, { q: "{" }],
    ["is the caller's for a single page", single, { q: "x" }, { q: "x" }],
  ] as const)("%s", ([, paging, input, expected]) => {
    expect(firstInput(paging, input)).toEqual(expected);
  });
});

describe("the page after", () => {
  test.for([
    ["a full page", page(), { page: 1, limit: 10 }, {}, 10, { page: 2, limit: 10 }],
    [
      "a full page, keeping the other inputs",
      page(),
      { page: 1, limit: 2, q: "x" },
      {},
      2,
      { page: 2, limit: 2, q: "x" },
    ],
    ["a full page counted from 0", page({ first: 0 }), { page: 0, limit: 10 }, {}, 10, { page: 1, limit: 10 }],
    ["a page of unknown size", page(), { page: 1 }, {}, 3, { page: 2 }],
    ["a page given as text", page(), { page: "2", limit: "10" }, {}, 10, { page: 3, limit: "10" }],
    [
      "fewer than the total",
      page({ total: "meta.total" }),
      { page: 1, limit: 10 },
      { meta: { total: 11 } },
      10,
      { page: 2, limit: 10 },
    ],
    [
      "a short page below the total",
      page({ total: "total" }),
      { page: 1, limit: 10 },
      { total: 30 },
      4,
      { page: 2, limit: 10 },
    ],
    [
      "a full page without the promised total",
      page({ total: "total" }),
      { page: 1, limit: 10 },
      {},
      10,
      { page: 2, limit: 10 },
    ],
    ["an offset below the total", offset({ total: "total" }), { limit: 5 }, { total: 6 }, 5, { limit: 5, offset: 5 }],
    [
      "a later offset below the total",
      offset({ total: "total" }),
      { limit: 5, offset: 5 },
      { total: 11 },
      5,
      { limit: 5, offset: 10 },
    ],
    ["an offset with more announced", offset({ more: "next" }), {}, { next: true }, 3, { offset: 3 }],
    ["a full page without a total", offset({ cap: 100 }), { limit: 100 }, {}, 100, { limit: 100, offset: 100 }],
    ["a full page below the cap", offset({ cap: 100 }), { limit: 5 }, {}, 5, { limit: 5, offset: 5 }],
    ["a page as large as the cap allows", offset({ cap: 100 }), { limit: 350 }, {}, 100, { limit: 350, offset: 100 }],
    ["a page beyond the cap", offset({ cap: 100 }), { limit: 1000 }, {}, 350, { limit: 1000, offset: 350 }],
    [
      "a capped page below the total",
      offset({ cap: 100, total: "n" }),
      { limit: 1000 },
      { n: 350 },
      50,
      { limit: 1000, offset: 50 },
    ],
    [
      "an offset in a JSON query",
      offset({ in: "q", total: "total" }),
      { q: '{"limit":2,"name":"x"}' },
      { total: 5 },
      2,
      { q: '{"limit":2,"name":"x","offset":2}' },
    ],
    [
      "an offset in a JSON query yet to be made",
      offset({ in: "q", total: "total" }),
      { ws: "w" },
      { total: 5 },
      2,
      { ws: "w", q: '{"offset":2}' },
    ],
  ] as const)("%s", ([, paging, input, body, count, expected]) => {
    expect(nextInput(paging, input, progress(input, body, count))).toEqual(expected);
  });

  test.for([
    ["a short page", page(), { page: 3, limit: 10 }, {}, 9],
    ["an empty page", page(), { page: 3, limit: 10 }, {}, 0],
    ["an empty page of unknown size", page(), { page: 3 }, {}, 0],
    ["as many as the total", page({ total: "total" }), { page: 2, limit: 10 }, { total: 20 }, 10],
    ["the total, started late", page({ total: "total" }), { page: 3, limit: 10 }, { total: 25 }, 5],
    ["a page beyond the end", page({ total: "total" }), { page: 99, limit: 10 }, { total: 25 }, 0],
    ["as many as the total by offset", offset({ total: "total" }), { offset: 5, limit: 5 }, { total: 10 }, 5],
    ["no more announced", offset({ more: "next" }), {}, { next: false }, 3],
    ["nothing said about more", offset({ more: "next" }), {}, {}, 3],
    ["more than true", offset({ more: "next" }), {}, { next: "yes" }, 3],
    ["the only page", single, {}, {}, 100],
  ] as const)("is none after %s", ([, paging, input, body, count]) => {
    expect(nextInput(paging, input, progress(input, body, count))).toBeUndefined();
  });
});
