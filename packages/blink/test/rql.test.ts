import { RefusedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { startScenario } from "../../mock/src/index.ts";
import type { TenantEntity } from "../src/generated/types.ts";
import { createBlink, type PlaybookExecution, rql } from "../src/index.ts";

describe("rql", () => {
  test("writes what it is given, as JSON", () => {
    const q = rql<PlaybookExecution>({
      filter: {
        playbook_id: "p1",
        with_concurrency_limit: false,
        started_at: { $gte: 1_767_605_400_000, $lt: 1_767_691_800_000 },
        last_playbook_name: { $like: "%backup%", $neq: "backup" },
        $or: [{ state_ui: "Failed" }, { state_ui: { $eq: "Timeout" } }],
      },
      sort: ["-started_at", "+name", "id"],
      select: ["id", "state_ui"],
      limit: 1000,
      offset: 0,
    });

    expect(JSON.parse(q)).toEqual({
      filter: {
        playbook_id: "p1",
        with_concurrency_limit: false,
        started_at: { $gte: 1_767_605_400_000, $lt: 1_767_691_800_000 },
        last_playbook_name: { $like: "%backup%", $neq: "backup" },
        $or: [{ state_ui: "Failed" }, { state_ui: { $eq: "Timeout" } }],
      },
      sort: ["-started_at", "+name", "id"],
      select: ["id", "state_ui"],
      limit: 1000,
      offset: 0,
    });
  });

  test("writes what to look for in some fields", () => {
    const q = rql<TenantEntity>({ search: { text: "ada", fields: ["name", "email"] }, limit: 0 });

    expect(JSON.parse(q)).toEqual({ search: { text: "ada", fields: ["name", "email"] }, limit: 0 });
  });

  test("writes nothing it is not given", () => {
    expect(rql({})).toBe("{}");
    expect(rql<PlaybookExecution>({ limit: 1 })).toBe('{"limit":1}');
  });

  // What a caller without types can write.
  const untyped = rql as (query: object) => string;

  test.for([
    [{ limit: -1 }, "limit is -1; it must be a whole number, 0 or more"],
    [{ limit: 2.5 }, "limit is 2.5; it must be"],
    [{ limit: "10" }, "limit is 10; it must be"],
    [{ offset: -1 }, "offset is -1; it must be a whole number, 0 or more"],
    [{ offset: Number.NaN }, "offset is NaN; it must be"],
    [{ where: {} }, "unknown option: `where`; there are filter, sort, select, search, limit, offset"],
    [
      { filter: { id: { $in: ["a"] } } },
      "unknown operator in filter.id: `$in`; there are $eq, $neq, $gt, $lt, $gte, $lte, $like",
    ],
    [{ filter: { id: ["a"] } }, "unknown operator in filter.id: `0`; there are $eq"],
    [{ filter: { $and: [] } }, "unknown operator in filter: `$and`; there are $or"],
    [{ filter: { $or: [{ $or: [] }] } }, "unknown operator in filter.$or: `$or`; there are none"],
    [{ filter: { $or: [{ id: { $in: [] } }] } }, "unknown operator in filter.$or.id: `$in`"],
    [{ filter: { $or: { id: "a" } } }, "filter.$or must be a list with alternatives"],
    [{ filter: { $or: [] } }, "filter.$or must be a list with alternatives"],
    [{ filter: { $or: undefined } }, "filter.$or must be a list with alternatives"],
    [{ filter: { id: undefined } }, "filter.id is undefined"],
    [{ filter: { id: { $eq: undefined } } }, "filter.id.$eq is undefined"],
    [{ filter: { started_at: { $gt: Number.POSITIVE_INFINITY } } }, "filter.started_at.$gt is Infinity"],
    [{ filter: { started_at: new Date(0) } }, "filter.started_at is compared with nothing"],
  ] as const)("refuses %o", ([query, message]) => {
    const refused = () => untyped(query);

    expect(refused).toThrow(RefusedError);
    expect(refused).toThrow(`rql: ${message}`);
  });
});

test("a list pages on from a query, its filter kept", async () => {
  const server = await startScenario("blink", "succeeds");
  const blink = createBlink({ baseUrl: server.url, apiKey: "key", workspace: "ws1" });
  for (let run = 0; run < 5; run++) await blink.playbooks.start({ id: "p1" });
  const q = rql<PlaybookExecution>({ filter: { playbook_id: "p1" }, sort: ["+started_at"], limit: 2, offset: 1 });

  const found = await blink.executions
    .list({ q })
    .toArray({ limit: 10 })
    .finally(() => server.close());

  expect(found).toHaveLength(4);
  expect(server.requests.slice(5).map(({ query }) => JSON.parse(query.get("q") ?? ""))).toEqual([
    { filter: { playbook_id: "p1" }, sort: ["+started_at"], limit: 2, offset: 1 },
    { filter: { playbook_id: "p1" }, sort: ["+started_at"], limit: 2, offset: 3 },
  ]);
});
