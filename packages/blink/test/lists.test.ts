import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../mock/src/index.ts";
import { type Blink, createBlink } from "../src/index.ts";

const COUNT = 350;

let mock: Mock;
let blink: Blink;

beforeEach(async () => {
  mock = await startMock("blink");
  blink = createBlink({ baseUrl: mock.url, apiKey: "key", workspace: "ws1" });
});
afterEach(() => mock.close());

const times = (make: (index: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: COUNT }, (_, index) => make(index)));

describe("of 350, of which a page holds 100 at most,", () => {
  test.for([
    ["executions", () => times(() => blink.playbooks.start({ id: "p1" })), (q: object) => blink.executions.list(q)],
    [
      "tables",
      () => times((n) => blink.tables.create({ display_name: `T ${n}` })),
      (q: object) => blink.tables.list(q),
    ],
    [
      "dashboards",
      () => times((n) => blink.dashboards.create({ display_name: `D ${n}` })),
      (q: object) => blink.dashboards.list(q),
    ],
    [
      "agents",
      async () => {
        const pack = await blink.agentPacks.create({ name: "Home" });
        await times(() => blink.agents.create({ pack_id: pack.id ?? "" }));
      },
      (q: object) => blink.agents.list(q),
    ],
  ] as const)("all %s are listed, whatever is asked for", async ([, make, list]) => {
    await make();

    for (const input of [{}, { q: '{"limit":1000}' }, { q: '{"limit":60}' }]) {
      const ids = (await list(input).toArray({ limit: 1000 })).map(({ id }) => id);
      expect(new Set(ids).size).toBe(COUNT);
    }
    const pages = mock.requests.filter(({ method }) => method === "GET");
    expect(pages).toHaveLength(4 + 4 + 6);
  });
});

describe("a list whose answer is bare or has no total", () => {
  const all = Array.from({ length: COUNT }, (_, index) => ({ id: `a${index}` }));
  const listed = async (shape: (page: readonly object[]) => unknown) => {
    await using server = await startMock("blink", {
      handler: ({ query }) => {
        const { limit = 50, offset = 0 } = JSON.parse(query.get("q") ?? "{}");
        const body = JSON.stringify(shape(all.slice(offset, offset + Math.min(limit, 100))));
        return { status: 200, headers: { "content-type": "application/json" }, body };
      },
    });
    const client = createBlink({ baseUrl: server.url, apiKey: "key", workspace: "ws1" });
    return await client.agents.list().toArray({ limit: 1000 });
  };

  test.for([
    ["results alone", (results: readonly object[]) => ({ results })],
    ["the list itself", (results: readonly object[]) => results],
  ] as const)("is read to its end: %s", async ([, shape]) => {
    expect(await listed(shape)).toEqual(all);
  });
});
