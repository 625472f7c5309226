import { describe, expect, test } from "vitest";
import type { CallOptions, Operation, Pages, Paging } from "../../src/index.ts";
import { createPages } from "../../src/pages/pages.ts";
import { baseOf } from "../../src/transport/base-url.ts";
import { caught } from "../support/caught.ts";
import { collect } from "../support/collect.ts";
import { json, never, type Step, scripted, urlOf } from "../support/scripted.ts";
import { clientOf } from "../support/sdk.ts";
import { createVirtualClock, type VirtualClock } from "../support/virtual-clock.ts";

interface Api {
  readonly runs: { list(input?: object, options?: CallOptions): Pages<unknown> };
}

const byPage = { style: "page", page: "page", size: "limit", first: 1, items: "runs" } as const;
const byOffset = {
  style: "offset",
  offset: "offset",
  limit: "limit",
  items: "runs",
  total: "total",
} as const;

/** A list over scripted answers. */
function listOf(pages: Paging, steps: readonly Step[], clock: VirtualClock = createVirtualClock()) {
  const row: Operation = {
    ...{ id: "runs.list", method: "GET", path: "/runs", effect: "read", pages },
    query: ["page", "limit", "offset", "q"],
  };
  const server = scripted(...steps);
  const { runs } = clientOf<Api>({ runs: { list: row } }, { ...server, clock });
  const queries = () => server.requests.map((_, index) => urlOf(server, index).search);
  return { list: runs.list, queries };
}

describe("a list", () => {
  test("by page ends with a short page", async () => {
    const { list, queries } = listOf(byPage, [json({ runs: [1, 2] }), json({ runs: [3, 4] }), json({ runs: [5] })]);

    const found = await collect(list({ limit: 2 }));

    expect(found).toEqual([1, 2, 3, 4, 5]);
    expect(queries()).toEqual(["?page=1&limit=2", "?page=2&limit=2", "?page=3&limit=2"]);
  });

  test("by page ends with an empty page after full ones", async () => {
    const { list } = listOf(byPage, [json({ runs: [1, 2] }), json({ runs: [] })]);

    expect(await collect(list({ limit: 2 }))).toEqual([1, 2]);
  });

  test("by page ends at the total, and asks for nothing beyond", async () => {
    const paging = { ...byPage, total: "total" };
    const { list, queries } = listOf(paging, [json({ runs: [1, 2], total: 4 }), json({ runs: [3, 4], total: 4 })]);

    expect(await collect(list({ limit: 2 }))).toEqual([1, 2, 3, 4]);
    expect(queries()).toHaveLength(2);
  });

  test("by page and total ends also where nobody names a size", async () => {
    const answers = [[1, 2], [3, 4], [5], []].map((runs) => json({ runs, total: 5 }));
    const { list } = listOf({ ...byPage, total: "total" }, answers);

    expect(await collect(list())).toEqual([1, 2, 3, 4, 5]);
  });

  test("by page names the size the server uses by default", async () => {
    const { list, queries } = listOf({ ...byPage, defaultSize: 3 }, [json({ runs: [1] })]);

    expect(await collect(list())).toEqual([1]);
    expect(queries()).toEqual(["?page=1&limit=3"]);
  });

  test.for([
    ["a total", { total: "total" }],
    ["no total", {}],
  ] as const)("by page is whole where the server caps the size, with %s", async ([, parts]) => {
    const all = Array.from({ length: 35 }, (_, index) => index);
    const capped = ({ url }: Request) => {
      const page = Number(new URL(url).searchParams.get("page"));
      return json({ runs: all.slice((page - 1) * 10, page * 10), total: 35 });
    };
    const { list } = listOf(
      { ...byPage, defaultSize: 10, ...parts },
      Array.from({ length: 9 }, () => capped),
    );

    expect(await collect(list({ limit: 50 }))).toEqual(all);
  });

  test("by offset passes over an empty page in the middle", async () => {
    const more = { ...byOffset, more: "more" };
    const { list, queries } = listOf(more, [
      json({ runs: [1, 2], more: true }),
      json({ runs: [], more: true }),
      json({ runs: [5], more: false }),
    ]);

    expect(await collect(list({ limit: 2 }))).toEqual([1, 2, 5]);
    expect(queries()).toEqual(["?limit=2", "?limit=2&offset=2", "?limit=2&offset=4"]);
  });

  test("by cursor goes on until there is none", async () => {
    const byCursor = { style: "cursor", cursor: "q", next: "meta.next", items: "runs" } as const;
    const { list, queries } = listOf(byCursor, [
      json({ runs: [1], meta: { next: "a b" } }),
      json({ runs: [], meta: { next: "c" } }),
      json({ runs: [2], meta: { next: null } }),
    ]);

    expect(await collect(list())).toEqual([1, 2]);
    expect(queries()).toEqual(["", "?q=a%20b", "?q=c"]);
  });

  test("by cursor ends where the cursor comes again", async () => {
    const byCursor = { style: "cursor", cursor: "q", next: "next", items: "runs" } as const;
    const { list } = listOf(byCursor, [json({ runs: [1], next: "a" }), json({ runs: [2], next: "a" })]);

    expect(await caught(collect(list()))).toMatchObject({
      name: "DecodeError",
      message: expect.stringContaining("cursor"),
    });
  });

  test.for([
    [
      "the Link header",
      {},
      (to: string) => json({ runs: [1] }, { headers: { link: `<${to}>; title="a, b"; rel="last next"` } }),
    ],
    ["an address in the answer", { next: "next" }, (to: string) => json({ runs: [1], next: to })],
  ] as const)("by link follows %s", async ([, parts, first]) => {
    const byLink = { style: "link", items: "runs", ...parts } as const;
    const { list, queries } = listOf(byLink, [first("https://api.test/runs?page=2&tag=a&tag=b"), json({ runs: [2] })]);

    expect(await collect(list({ q: "x" }))).toEqual([1, 2]);
    expect(queries()).toEqual(["?q=x", "?page=2&tag=a&tag=b"]);
  });

  test("by link goes to no other origin", async () => {
    const byLink = { style: "link", items: "runs", next: "next" } as const;
    const { list, queries } = listOf(byLink, [json({ runs: [1], next: "https://elsewhere.test/runs?page=2" })]);

    expect(await caught(collect(list()))).toMatchObject({
      name: "RefusedError",
      message: expect.stringContaining("elsewhere"),
    });
    expect(queries()).toHaveLength(1);
  });

  test("by page starts where it is told", async () => {
    const { list, queries } = listOf(byPage, [json({ runs: [5, 6] }), json({ runs: [7] })]);

    expect(await collect(list({ page: 3, limit: 2 }))).toEqual([5, 6, 7]);
    expect(queries()).toEqual(["?page=3&limit=2", "?page=4&limit=2"]);
  });

  test("by offset ends at the total", async () => {
    const { list, queries } = listOf(byOffset, [json({ runs: [1, 2], total: 3 }), json({ runs: [3], total: 3 })]);

    expect(await collect(list())).toEqual([1, 2, 3]);
    expect(queries()).toEqual(["", "?offset=2"]);
  });

  test("by offset goes on as long as more is announced", async () => {
    const paging = {
      style: "offset",
      offset: "offset",
      limit: "limit",
      items: "runs",
      more: "more",
    } as const;
    const { list, queries } = listOf(paging, [json({ runs: [1, 2], more: true }), json({ runs: [3], more: false })]);

    expect(await collect(list({ offset: 10 }))).toEqual([1, 2, 3]);
    expect(queries()).toEqual(["?offset=10", "?offset=12"]);
  });

  test("by offset in a JSON query keeps the rest of the query", async () => {
    const { list, queries } = listOf({ ...byOffset, in: "q" }, [
      json({ runs: [1, 2], total: 3 }),
      json({ runs: [3], total: 3 }),
    ]);

    expect(await collect(list({ q: '{"limit":2,"name":"x"}' }))).toEqual([1, 2, 3]);
    expect(queries().map((query) => JSON.parse(new URLSearchParams(query).get("q") ?? ""))).toEqual([
      { limit: 2, name: "x" },
      { limit: 2, name: "x", offset: 2 },
    ]);
  });

  test("of a single page that is not the whole list says so after its items", async () => {
    const { list } = listOf({ style: "single", items: "runs", total: "total" }, [json({ runs: [1, 2], total: 3 })]);
    const found: unknown[] = [];

    const failure = await caught(
      (async () => {
        for await (const run of list()) found.push(run);
      })(),
    );

    expect(found).toEqual([1, 2]);
    expect(String(failure)).toContain("only 2 of 3 items came");
  });

  test.for([
    ["with a total", true, undefined],
    ["without a total", false, undefined],
    ["without a total, in larger pages than it gives", false, 1000],
    ["without a total, in smaller pages than it gives", false, 7],
  ] as const)("by offset is whole where the server gives 100 at most, %s", async ([, hasTotal, limit]) => {
    const all = Array.from({ length: 350 }, (_, index) => index);
    const capped = ({ url }: Request) => {
      const { offset = 0, limit: asked = 50 } = JSON.parse(new URL(url).searchParams.get("q") ?? "{}");
      const runs = all.slice(offset, offset + Math.min(asked, 100));
      return json({ runs, ...(hasTotal && { total: all.length }) });
    };
    const { list } = listOf({ ...byOffset, in: "q", cap: 100 }, Array(60).fill(capped));

    expect(await collect(list(limit === undefined ? {} : { q: JSON.stringify({ limit }) }))).toEqual(all);
  });

  test("by offset is whole where the server has no pages", async () => {
    const all = Array.from({ length: 350 }, (_, index) => index);
    const { list, queries } = listOf({ ...byOffset, in: "q", cap: 100 }, [json({ runs: all })]);

    expect(await collect(list())).toEqual(all);
    expect(queries()).toHaveLength(1);
  });

  test("of a single page is that page", async () => {
    const { list, queries } = listOf({ style: "single", items: "" }, [json([1, 2])]);

    expect(await collect(list())).toEqual([1, 2]);
    expect(queries()).toHaveLength(1);
  });

  test.for([
    ["null", null],
    ["empty", []],
  ] as const)("that is %s has no items", async ([, runs]) => {
    const { list } = listOf(byPage, [json({ runs })]);

    expect(await collect(list({ limit: 2 }))).toEqual([]);
  });
});

describe("a broken list", () => {
  test.for([
    ["without a list", {}],
    ["with an object for a list", { runs: {} }],
  ] as const)("%s is an error", async ([, body]) => {
    const { list } = listOf(byPage, [json(body)]);

    const failure = await caught(collect(list()));

    expect(failure).toMatchObject({
      name: "DecodeError",
      operation: "runs.list",
      message: "runs.list: no list at `runs` of the answer",
    });
  });

  test.for([
    ["by page", byPage],
    ["by page with a total", { ...byPage, total: "total" }],
    ["by offset", byOffset],
  ] as const)("%s that repeats a page ends instead of going on for ever", async ([, paging]) => {
    const same = () => json({ runs: [{ id: 1 }, { id: 2 }], total: 100 });
    const { list, queries } = listOf(paging, [same, same, same]);
    const seen: unknown[] = [];

    const failure = await caught(
      (async () => {
        for await (const run of list({ limit: 2 })) seen.push(run);
      })(),
    );

    expect(failure).toMatchObject({
      name: "DecodeError",
      message: "runs.list: the server sent the same page again",
    });
    expect(seen).toHaveLength(2);
    expect(queries()).toHaveLength(2);
  });

  test.for([
    ["by page", { ...byPage, total: "total" }],
    ["by offset", byOffset],
  ] as const)("%s with an empty page though the total announces more is no complete list", async ([, paging]) => {
    const { list } = listOf(paging, [
      json({ runs: [1, 2], total: 99 }),
      ...Array.from({ length: 4 }, () => json({ runs: [], total: 99 })),
    ]);

    const failure = await caught(collect(list({ limit: 2 })));

    expect(failure).toMatchObject({ name: "DecodeError" });
  });

  test("with an empty page though more is announced ends instead of going on for ever", async () => {
    const paging = {
      style: "offset",
      offset: "offset",
      limit: "limit",
      items: "runs",
      more: "more",
    } as const;
    const { list, queries } = listOf(
      paging,
      Array.from({ length: 5 }, () => json({ runs: [], more: true })),
    );

    const failure = await caught(collect(list()));

    expect(failure).toMatchObject({ name: "DecodeError", message: expect.stringContaining("4 empty pages in a row") });
    expect(queries()).toHaveLength(4);
  });

  test("ends with the error of the page that failed, after the items before", async () => {
    const { list } = listOf(byPage, [json({ runs: [1, 2] }), json({ error: "gone" }, { status: 410 })]);
    const seen: unknown[] = [];

    const failure = await caught(
      (async () => {
        for await (const run of list({ limit: 2 })) seen.push(run);
      })(),
    );

    expect(failure).toMatchObject({ name: "ApiError", status: 410 });
    expect(seen).toEqual([1, 2]);
  });
});

describe("a list is lazy", () => {
  test("nothing is fetched before it is read", async () => {
    const { list, queries } = listOf(byPage, [json({ runs: [1] })]);

    list();

    expect(queries()).toHaveLength(0);
  });

  test("a page is fetched when its first item is asked for", async () => {
    const { list, queries } = listOf(byPage, [json({ runs: [1, 2] }), json({ runs: [3] })]);
    const items = list({ limit: 2 })[Symbol.asyncIterator]();

    await items.next();
    await items.next();
    const before = queries().length;
    await items.next();

    expect([before, queries().length]).toEqual([1, 2]);
  });

  test("leaving early fetches nothing more", async () => {
    const { list, queries } = listOf(byPage, [json({ runs: [1, 2] }), json({ runs: [3] })]);

    for await (const _ of list({ limit: 2 })) break;

    expect(queries()).toHaveLength(1);
  });

  test("reading it again fetches it again", async () => {
    const { list, queries } = listOf({ ...byPage, defaultSize: 2 }, [json({ runs: [1] }), json({ runs: [2] })]);
    const runs = list();

    expect([await collect(runs), await collect(runs)]).toEqual([[1], [2]]);
    expect(queries()).toEqual(["?page=1&limit=2", "?page=1&limit=2"]);
  });
});

test("the pages come with the vendor's whole answer", async () => {
  const { list } = listOf(byOffset, [json({ runs: [1, 2], total: 3 }), json({ runs: [3], total: 3 })]);

  const pages = await collect(list().pages());

  expect(pages).toEqual([
    { items: [1, 2], body: { runs: [1, 2], total: 3 } },
    { items: [3], body: { runs: [3], total: 3 } },
  ]);
});

describe("toArray", () => {
  test.for([
    [1, [1], 1],
    [2, [1, 2], 1],
    [3, [1, 2, 3], 2],
    [100, [1, 2, 3, 4, 5], 3],
    [Number.POSITIVE_INFINITY, [1, 2, 3, 4, 5], 3],
  ] as const)("with the limit %d answers %j and fetches %d pages", async ([limit, expected, pages]) => {
    const { list, queries } = listOf(byPage, [json({ runs: [1, 2] }), json({ runs: [3, 4] }), json({ runs: [5] })]);

    const found = await list({ limit: 2 }).toArray({ limit });

    expect(found).toEqual(expected);
    expect(queries()).toHaveLength(pages);
  });

  test.for([0, -1, Number.NaN])("refuses the limit %d, and fetches nothing", async (limit) => {
    const { list, queries } = listOf(byPage, [json({ runs: [1] })]);

    const failure = await caught(list().toArray({ limit }));

    expect(failure).toMatchObject({ name: "RefusedError", acted: "no" });
    expect(queries()).toHaveLength(0);
  });
});

describe("the limits of a list", () => {
  const slow =
    (clock: VirtualClock, ms: number, body: object): Step =>
    () =>
      new Promise<Response>((resolve) => {
        clock.after(ms, () => resolve(json(body)));
      });

  test("a signal ends it during a page", async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    clock.after(500, () => controller.abort("enough"));
    const { list } = listOf(byPage, [json({ runs: [1, 2] }), never], clock);

    const failure = await caught(collect(list({ limit: 2 }, { signal: controller.signal })));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(clock.elapsed()).toBe(500);
  });

  test("a signal ends it between two pages, and nothing more is fetched", async () => {
    const controller = new AbortController();
    const { list, queries } = listOf(byPage, [json({ runs: [1, 2] }), json({ runs: [3] })]);

    const failure = await caught(
      (async () => {
        for await (const _ of list({ limit: 2 }, { signal: controller.signal })) controller.abort("enough");
      })(),
    );

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(queries()).toHaveLength(1);
  });

  test("a deadline covers all its pages together", async () => {
    const clock = createVirtualClock();
    const pages = [[1, 2], [3, 4], [5]].map((runs) => slow(clock, 400, { runs }));
    const { list } = listOf(byPage, pages, clock);

    const failure = await caught(list({ limit: 2 }, { deadlineMs: 1000 }).toArray({ limit: 100 }));

    expect(failure).toMatchObject({ name: "DeadlineError" });
    expect(clock.elapsed()).toBe(1000);
  });

  test("a deadline begins anew when the list is read again", async () => {
    const clock = createVirtualClock();
    const { list } = listOf(
      { ...byPage, defaultSize: 2 },
      [slow(clock, 400, { runs: [1] }), slow(clock, 400, { runs: [2] })],
      clock,
    );
    const runs = list({}, { deadlineMs: 500 });

    const first = await runs.toArray({ limit: 9 });
    const second = await runs.toArray({ limit: 9 });

    expect([first, second]).toEqual([[1], [2]]);
  });

  test("the client's own deadline is each page's, however long the list is read", async () => {
    const clock = createVirtualClock();
    const pages = [[1, 2], [3, 4], [5]].map((runs) => slow(clock, 90_000, { runs }));
    const { list } = listOf(byPage, pages, clock);

    const found = await collect(list({ limit: 2 }, { timeoutMs: 100_000 }));

    expect(found).toEqual([1, 2, 3, 4, 5]);
  });
});

test("pages that go round in a circle end with an error", async () => {
  const rounds = Array.from({ length: 30 }, (_, page) => json({ runs: ["abc"[page % 3]] }));
  const { list, queries } = listOf(byPage, rounds);

  const failure = await caught(list({ limit: 1 }).toArray({ limit: 1000 }));

  expect(failure).toMatchObject({ name: "DecodeError", message: expect.stringContaining("same page again") });
  expect(queries().length).toBeLessThan(12);
});

test("a list whose pages are all different ends after ten thousand", async () => {
  let fetched = 0;
  const row: Operation & { pages: Paging } = {
    ...{ id: "runs.list", method: "GET", path: "/runs", effect: "read" },
    pages: { style: "offset", offset: "offset", limit: "limit", items: "runs", more: "more" },
  };
  const list = createPages(row, {}, baseOf("https://api.test"), () => async () => ({
    body: { runs: [fetched++], more: true },
    headers: new Headers(),
  }));

  const failure = await caught(collect(list));

  expect(failure).toMatchObject({ name: "DecodeError", message: "runs.list: more than 10000 pages" });
  expect(fetched).toBe(10_000);
});
