import { describe, expect, test } from "vitest";
import { queryPage } from "../../../src/vendors/blink/rql.ts";

const records = [
  { id: "a", playbook_id: "p1", state: "Completed", created_at: 1 },
  { id: "b", playbook_id: "p2", state: "Failed", created_at: 2 },
  { id: "c", playbook_id: "p1", state: "Failed", created_at: 3 },
];
const found = (q: object) => queryPage(JSON.stringify(q), records).results.map(({ id }) => id);

describe("a query", () => {
  test.each([
    [{ playbook_id: "p1" }, ["a", "c"]],
    [{ playbook_id: { $eq: "p1" }, state: "Failed" }, ["c"]],
    [{ playbook_id: { $neq: "p1" } }, ["b"]],
    [{ created_at: { $gte: 2, $lt: 3 } }, ["b"]],
    [{ created_at: { $gt: 1, $lte: 3 } }, ["b", "c"]],
    [{ created_at: { $gt: "1" } }, []],
    [{ state: { $like: "Fail%" } }, ["b", "c"]],
    [{ state: { $like: "Fai." } }, []],
    [{ $or: [{ id: "a" }, { created_at: { $gt: 2 } }] }, ["a", "c"]],
    [{ state: "Failed", $or: [{ id: "a" }, { id: "b" }] }, ["b"]],
    [{ nothing: "x" }, []],
  ])("filters by %j", (filter, ids) => {
    expect(found({ filter })).toEqual(ids);
  });

  test.each([
    [["-created_at"], ["c", "b", "a"]],
    [
      ["+state", "-created_at"],
      ["a", "c", "b"],
    ],
    [["playbook_id"], ["a", "c", "b"]],
  ])("sorts by %j", (sort, ids) => {
    expect(found({ sort })).toEqual(ids);
  });

  test("holds 100 at most on a page, whatever is asked", () => {
    const many = Array.from({ length: 350 }, (_, index) => ({ id: String(index) }));

    const page = queryPage('{"limit":1000,"offset":100}', many);

    expect(page).toMatchObject({ limit: 100, offset: 100, total: 350 });
    expect(page.results).toHaveLength(100);
  });

  test("looks for a text in some fields", () => {
    expect(found({ search: { text: "FAIL", fields: ["id", "state"] } })).toEqual(["b", "c"]);
    expect(found({ search: { text: "FAIL", fields: ["id"] } })).toEqual([]);
  });

  test("answers one page of the fields asked for, and how many there are", () => {
    const page = queryPage('{"select":["id","nothing"],"limit":1,"offset":1}', records);

    expect(page).toEqual({ limit: 1, offset: 1, total: 3, results: [{ id: "b" }] });
  });

  test("may be missing", () => {
    expect(queryPage(null, records)).toMatchObject({ offset: 0, total: 3, results: records });
  });

  test.each([
    ["{", "q must be JSON"],
    ['{"limit":0}', "q.limit must be from 1 to 1000"],
    ['{"limit":1001}', "q.limit must be from 1 to 1000"],
    ['{"offset":-1}', "q.offset must be 0 or more"],
    ['{"filter":{"id":{"%eq":"a"}}}', "q.filter: there is no operator %eq"],
  ])("is refused: %s", (q, message) => {
    expect(() => queryPage(q, records)).toThrow(message);
  });
});
