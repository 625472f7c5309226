import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Document, type Operation, operationsOf, schemaOf } from "../../src/description/document.ts";
import { createSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type MockServer, startPrism } from "../../src/index.ts";
import { createWrongSampler } from "../support/wrong.ts";

const document = JSON.parse(readFileSync(new URL("../fixtures/runs.json", import.meta.url), "utf8")) as Document;
const operations = operationsOf(document);
const start = operation("POST", "/groups/{group}/runs");
const list = operation("GET", "/groups/{group}/runs");
const right = { name: "abc", id: "00000000-0000-4000-8000-000000000001" };

let mock: MockServer;
beforeAll(async () => {
  mock = await startPrism(document, { secret: "key" });
});
afterAll(() => mock.close());

describe("the mock accepts", () => {
  test("an input sampled from the document", async () => {
    const { path, body } = createSampler(document)(start);

    const response = await send("POST", `/groups/${path.group}/runs`, { body });

    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ id: expect.any(String), state: "queued" });
  });

  test("every way in that the document offers", async () => {
    const headers = { authorization: "Bearer key" };

    const response = await fetch(`${mock.url}/groups/all/runs`, { headers });

    expect(response.status).toBe(204);
  });

  test("a request without a credential where none is asked for", async () => {
    expect((await fetch(`${mock.url}/health`)).status).toBe(200);
  });

  test("what it may not close: free maps and objects without fields", async () => {
    const body = { ...right, parameters: { any: "text" }, anything: { at: ["all"] } };

    expect((await send("POST", "/groups/a/runs", { body })).status).toBe(201);
  });
});

describe("the mock refuses", () => {
  const wrongBodies = [
    ["a required field that is missing", { id: right.id }, "name"],
    ["an undeclared field", { ...right, nmae: "x" }, "nmae"],
    ["an undeclared field further in", { ...right, window: { from: "2026-01-05T09:30:00Z", to: "" } }, "window.to"],
    ["a field of the wrong type", { ...right, notify: 1 }, "notify"],
    ["a text in the wrong format", { ...right, notify: "nobody" }, "notify"],
    ["two fields of which only one may be", { ...right, slug: "abc" }, "exactly one"],
  ] as const;

  test.each(wrongBodies)("%s, and names it", async (_, body, named) => {
    const response = await send("POST", "/groups/a/runs", { body });

    expect(response.status).toBe(422);
    expect((await response.json()).detail).toContain(named);
  });

  test("an undeclared query parameter, and names it", async () => {
    const response = await send("GET", "/groups/a/runs?limti=5");

    expect(response.status).toBe(400);
    expect((await response.json()).detail).toBe('query parameter "limti" is not declared; allowed: limit, state, tag');
  });

  test.each([
    ["an unknown value of an enum", "/groups/a/runs?state=paused", 422],
    ["a parameter of the wrong type", "/groups/a/runs?limit=many", 422],
    ["a parameter out of range", "/groups/a/runs?limit=51", 422],
    ["an unknown path", "/groups", 404],
  ])("%s", async (_, path, status) => {
    expect((await send("GET", path)).status).toBe(status);
  });

  test("an undeclared method", async () => {
    expect((await send("DELETE", "/groups/a/runs")).status).toBe(405);
  });

  test("a body where none is declared", async () => {
    expect((await send("POST", "/groups/a/stop")).status).toBe(204);
    expect((await send("POST", "/groups/a/stop", { body: right })).status).toBe(422);
  });

  test.each([
    ["no credential", {}],
    ["an empty one", { "x-key": "" }],
    ["another one", { "x-key": "other" }],
    ["one of another scheme", { authorization: "Basic key" }],
  ])("%s, and says what to send", async (_, headers) => {
    const response = await fetch(`${mock.url}/groups/a/runs`, { headers: headers as Record<string, string> });

    expect(response.status).toBe(401);
    expect((await response.json()).detail).toContain('send the header "X-Key", or the header "Authorization: Bearer');
  });
});

describe("a mock", () => {
  test("keeps what it was asked", async () => {
    await send("GET", "/groups/a%2Fb/runs?tag=x&tag=y");

    expect(mock.requests.at(-1)).toMatchObject({
      method: "GET",
      path: "/groups/a%2Fb/runs",
      body: undefined,
    });
    expect(mock.requests.at(-1)?.query.getAll("tag")).toEqual(["x", "y"]);
  });

  test("gives its port free when it is closed", async () => {
    const first = await startPrism(document);
    const port = Number(new URL(first.url).port);
    await first.close();

    const second = await startPrism(document, { port });
    await second.close();

    expect(second.url).toBe(first.url);
  });
});

test("a document that points outside itself is not followed there", async () => {
  const outside = { ...document, components: { schemas: { Run: { $ref: "http://127.0.0.1:1/run.json" } } } };

  await expect(startPrism(outside)).rejects.toThrow("$ref http://127.0.0.1:1/run.json points outside the document");
});

test("a port that is taken is an error, and nothing stays open", async () => {
  await expect(startPrism(document, { port: Number(new URL(mock.url).port) })).rejects.toThrow("EADDRINUSE");
});

describe("a sample", () => {
  test("has everything that is declared, and is right", () => {
    const { path, query, header, body } = createSampler(document)(start);

    expect({ path, query, header }).toEqual({ path: { group: "string" }, query: {}, header: {} });
    expect(Object.keys(body as object)).toEqual(["name", "id", "notify", "parameters", "anything", "window"]);
    expect(createValidator(document, { closed: true })(schemaOf(start.body) ?? {}, body)).toEqual([]);
  });

  test("is the same every time", () => {
    expect(createSampler(document)(list)).toEqual(createSampler(document)(list));
  });

  test.each([
    ["a required field is missing", start, 'body field "name" is missing'],
    ["a parameter has the wrong type", list, 'query parameter "limit" is "not-a-value"'],
    ["nothing can be wrong", operation("GET", "/health"), undefined],
  ])("goes wrong so that %s", (_, each, label) => {
    expect(createWrongSampler(document)(each)?.label).toBe(label);
  });
});

function operation(method: string, path: string): Operation {
  const found = operations.find((each) => each.method === method && each.path === path);
  if (!found) throw new Error(`no ${method} ${path}`);
  return found;
}

function send(method: string, path: string, { body }: { body?: unknown } = {}): Promise<Response> {
  const headers = { "x-key": "key", ...(body !== undefined && { "content-type": "application/json" }) };
  return fetch(mock.url + path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
