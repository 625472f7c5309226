import { describe, expect, test } from "vitest";
import type { Operation } from "../../../src/description/document.ts";
import { familiesOfPaths, familiesOfTable } from "../../../src/states/resources/families.ts";
import type { Family } from "../../../src/states/resources/resource.ts";

const operationsOf = (routes: readonly string[]): readonly Operation[] =>
  routes.map((route) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path, parameters: [], responses: {}, security: [] };
  });
const readable = (families: readonly Family[]) =>
  families
    .map((family) =>
      Object.fromEntries(Object.entries(family).map(([role, { method, path }]) => [role, `${method} ${path}`])),
    )
    .filter((family) => Object.keys(family).length > 0);

describe("paths show", () => {
  test.each<[what: string, routes: readonly string[], families: readonly object[]]>([
    [
      "a collection and its items, whatever their parameters are called",
      ["GET /a", "POST /a", "GET /a/{id}", "DELETE /a/{aId}"],
      [{ list: "GET /a", create: "POST /a", read: "GET /a/{id}", remove: "DELETE /a/{aId}" }],
    ],
    ["one thing", ["GET /one", "PUT /one"], [{ read: "GET /one", replace: "PUT /one" }]],
    [
      "verbs",
      ["POST /a/create", "GET /a/get", "POST /a/update", "POST /b/delete"],
      [{ create: "POST /a/create", read: "GET /a/get", merge: "POST /a/update" }, { remove: "POST /b/delete" }],
    ],
    ["nothing where a collection is put as a whole", ["GET /a", "POST /a", "PUT /a", "DELETE /a/{id}"], []],
  ])("%s", (_, routes, families) => {
    expect(readable(familiesOfPaths(operationsOf(routes), ({ path }) => path === "/a"))).toEqual(families);
  });
});

test("one thing is created by a POST that is given something, not by one that is given nothing", () => {
  const [read, act] = operationsOf(["GET /one", "POST /one"]) as [Operation, Operation];

  expect(readable(familiesOfPaths([read, act], () => false))).toEqual([{ read: "GET /one" }]);
  expect(readable(familiesOfPaths([read, { ...act, body: {} }], () => false))).toEqual([
    { read: "GET /one", create: "POST /one" },
  ]);
});

test("what cannot be read without being asked for something is not created", () => {
  const [read, post] = operationsOf(["GET /search", "POST /search"]) as [Operation, Operation];
  const create = { ...post, body: {} };
  const search = { ...read, parameters: [{ name: "q", in: "query", required: true }] } as Operation;

  expect(readable(familiesOfPaths([search, create], () => false))).toEqual([]);
  expect(readable(familiesOfPaths([read, create], () => false))).toHaveLength(1);
});

test("a table shows by its names what paths do not", () => {
  const routes = ["POST /a/ui", "GET /as", "PUT /a/{id}", "POST /other"];
  const names = ["things.create", "things.list", "things.update", "things.publish"];
  const operations = operationsOf(routes);
  const rows = operations.map(({ method, path }, index) => ({ id: names[index] ?? "", method, path, effect: "once" }));

  expect(readable(familiesOfTable(operations, rows))).toEqual([
    { create: "POST /a/ui", list: "GET /as", replace: "PUT /a/{id}" },
  ]);
});
