import { expect, test } from "vitest";
import { readTable } from "../src/read-table.ts";

test.each([
  ["a line", "runs /v1/runs\nGET get /{id}", { method: "GET", path: "/v1/runs/{id}", effect: "read" }],
  ["a path that is the group's", "runs /runs\nPOST get", { method: "POST", path: "/runs", effect: "once" }],
  ["a group without a path", "runs\nPUT get /{id}", { method: "PUT", path: "/{id}", effect: "idempotent" }],
  [
    "queries",
    "runs /runs\nGET get ?id&time=event-time&a%26b",
    { method: "GET", path: "/runs", effect: "read", query: ["id", ["time", "event-time"], "a&b"] },
  ],
  [
    "whatever else there is",
    'runs /runs\nPOST get /{id}?q {"effect":"keyed","body":"fields"}',
    { method: "POST", path: "/runs/{id}", effect: "keyed", query: ["q"], body: "fields" },
  ],
  [
    "more right behind",
    'runs /runs\nPOST get {"body":"whole"}',
    { method: "POST", path: "/runs", effect: "once", body: "whole" },
  ],
])("reads %s", (_what, text, want) => {
  expect(readTable(`\n${text}\n`)).toStrictEqual([{ id: "runs.get", ...want }]);
});

test("puts rows in the place of their ids, whatever their order", () => {
  const text = `
runs /runs
POST execute {"run":{"name":"start","id":"id","poll":"runs.get","find":{"operation":"runs.list","input":{},"id":"id","time":"at"}}}
GET get /{id} {"record":{"attach":"attach","input":{},"states":[],"output":{"input":{},"value":""},"cancel":{"operation":"things.stop","input":{}}}}
GET list {"pages":{"style":"single","items":""}}

things /things
DELETE stop /{id} {"answer":"none"}
`;
  const [execute, get, list, stop] = readTable(text);

  expect(execute?.run?.poll).toBe(get);
  expect(execute?.run?.find?.operation).toBe(list);
  expect(get?.record?.cancel?.operation).toBe(stop);
  expect(get?.record?.output).toStrictEqual({ input: {}, value: "" });
});
