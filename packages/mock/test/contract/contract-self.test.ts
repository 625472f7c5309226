import { readFileSync } from "node:fs";
import { apiKey, createSdk, type Operation as Row } from "@x/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationsOf } from "../../src/description/document.ts";
import { createSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type Document, type Mock, startMock } from "../../src/index.ts";
import { checkCall, checkStatuses, type Setting } from "../support/contract.ts";
import { match, type Pair } from "../support/match.ts";
import { differencesOf } from "../support/told.ts";
import { createWrongSampler } from "../support/wrong.ts";

const document = JSON.parse(readFileSync(new URL("../fixtures/runs.json", import.meta.url), "utf8")) as Document;

const list: Row = {
  id: "runs.list",
  method: "GET",
  path: "/groups/{groupName}/runs",
  effect: "read",
  query: ["limit", ["runState", "state"], "tag"],
  headers: { env: "X-Env" },
  pages: { style: "single", items: "" },
};
const start: Row = {
  id: "runs.start",
  method: "POST",
  path: "/groups/{group}/runs",
  effect: "once",
  body: "fields",
};
const health: Row = { id: "health.get", method: "GET", path: "/health", effect: "read", answer: "text" };
const all: Row = { id: "runs.all", method: "GET", path: "/groups/all/runs", effect: "read", answer: "none" };
const stop: Row = {
  id: "runs.stop",
  method: "POST",
  path: "/groups/{group}/stop",
  effect: "once",
  answer: "none",
};

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ name: "runs", document, operations: [] }, { secret: "key", assertNoRefusals: false });
});
afterAll(() => mock.close());

describe("the contract holds for", () => {
  test.each([list, start, health, all, stop])("$id", async (row) => {
    await expect(check(row)).resolves.toBeUndefined();
  });
});

test("a documented error status is one the SDK names", async () => {
  const { pair, setting } = set(start);

  await expect(checkStatuses(pair, setting)).resolves.toBeUndefined();
  expect(mock.requests.at(-1)?.headers.prefer).toBe("code=418");
});

describe("the contract is broken by", () => {
  const { query: _query, ...withoutQuery } = list;
  const { headers: _headers, ...withoutHeaders } = list;
  const { body: _body, ...withoutBody } = start;
  const { answer: _answer, ...asJson } = health;

  test.each<[string, Row]>([
    ["a row without the query parameters", withoutQuery],
    ["a row without one query parameter", { ...list, query: ["limit", "tag"] }],
    ["a row that sends a parameter under another name", { ...list, query: ["limit", ["runState", "status"], "tag"] }],
    ["a row without a header", withoutHeaders],
    ["a row that sends a header under another name", { ...list, headers: { env: "X-Environment" } }],
    ["a row without the body", withoutBody],
    ["a row that sends a body where none is declared", { ...stop, body: "fields" }],
    ["a row that reads no answer where there is one", { ...start, answer: "none" }],
    ["a row that reads text as JSON", asJson],
  ])("%s", async (_, row) => {
    await expect(check(row)).rejects.toThrow();
  });

  test("a client that does not send the credential the document asks for", async () => {
    await expect(check(list, "X-Other-Key")).rejects.toThrow("401");
  });
});

test("an operation without a row and a row without an operation are named", () => {
  const table = [list, { ...all, path: "/groups/none/runs" }];

  const { missing, surplus } = match(document, table);

  expect(missing).toEqual(["POST /groups/{}/runs", "POST /groups/{}/stop", "GET /groups/all/runs", "GET /health"]);
  expect(surplus).toEqual(["runs.all"]);
});

test("what was not sent as it was given is told in words", () => {
  const given = { method: "GET", path: { id: "a" }, query: { tag: ["a", "b"] }, header: {} };

  expect(differencesOf({ ...given, query: { tag: "a,b" } }, given)).toEqual([
    'query "tag": given ["a","b"], sent "a,b"',
  ]);
  expect(differencesOf({ ...given, body: 1 }, given)).toEqual(["body: given nothing, sent 1"]);
});

test("an empty path parameter is wrong, but for one that is written as a matrix", () => {
  const at = (style?: string) => {
    const parameter = { name: "id", in: "path", required: true, schema: { type: "string" }, ...(style && { style }) };
    const paths = { "/a{id}": { get: { parameters: [parameter], responses: {} } } };
    const described = { openapi: "3.1.0", paths } as unknown as Document;
    return operationsOf(described).map(createWrongSampler(described))[0]?.label;
  };

  expect(at()).toBe('path parameter "id" is empty');
  expect(at("matrix")).toBeUndefined();
});

async function check(row: Row, header = "X-Key"): Promise<void> {
  const { pair, setting } = set(row, header);
  await checkCall(pair, setting);
}

function set(row: Row, header = "X-Key"): { pair: Pair; setting: Setting } {
  const table = [row];
  const [pair] = match(document, table).pairs;
  if (!pair) throw new Error(`${row.id} is not documented`);
  const client = createSdk(table, { vendor: "test", baseUrl: mock.url, auth: [apiKey(header, "key")] });
  const sample = createSampler(document)(pair.operation);
  return { pair, setting: { document, client, sample, mock, validate: createValidator(document) } };
}
