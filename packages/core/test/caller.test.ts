import { describe, expect, test } from "vitest";
import { bearer, type CallOptions, createCaller, createSdk, type Operation, RefusedError } from "../src/index.ts";
import { caught, thrown } from "./support/caught.ts";
import { json, scripted, urlOf } from "./support/scripted.ts";
import { clientOf, effectsClient, operations, SECRET } from "./support/sdk.ts";

interface Api {
  readonly items: { get(input: object, options?: CallOptions): Promise<unknown> };
}

const row = (parts: Partial<Operation> = {}): Operation => ({
  ...{ id: "items.get", method: "GET", path: "/items/{id}", effect: "read" },
  ...parts,
});

test("a caller calls one operation without a table", async () => {
  const server = scripted(json({ id: "1" }));
  const caller = createCaller({ ...server, vendor: "test", baseUrl: "https://api.test", auth: [bearer(SECRET)] });

  const answer = await caller.call(operations.idempotent, { id: "1", text: "x" });

  expect(answer).toEqual({ id: "1" });
  expect(urlOf(server).href).toBe("https://api.test/items/1");
  expect(server.requests[0]?.headers.get("authorization")).toBe(`Bearer ${SECRET}`);
});

describe("the base address", () => {
  test.for([
    ["https://api.test", "https://api.test/items/1"],
    ["https://api.test/", "https://api.test/items/1"],
    ["https://api.test/v1", "https://api.test/v1/items/1"],
    ["https://api.test/v1/", "https://api.test/v1/items/1"],
    ["http://127.0.0.1:8009/api", "http://127.0.0.1:8009/api/items/1"],
    ["HTTPS://api.test", "https://api.test/items/1"],
  ] as const)("%s makes %s", async ([baseUrl, url]) => {
    const server = scripted(json({}));

    await effectsClient({ ...server, baseUrl }).items.read({ id: "1" });

    expect(urlOf(server).href).toBe(url);
  });

  test.for(["", "api.test", "/api", "ftp://api.test", "file:///etc/passwd", "https://"])("%j is refused", (baseUrl) => {
    const error = thrown(() => createSdk([], { vendor: "test", baseUrl, auth: [] }));

    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ acted: "no", operation: "create" });
  });
});

describe("the headers", () => {
  test("of the client are sent with every request", async () => {
    const server = scripted(json({}));

    await effectsClient({ ...server, headers: { "X-Version": "7" } }).items.read({ id: "1" });

    expect(server.requests[0]?.headers.get("x-version")).toBe("7");
  });

  test("of the call win over the operation's, and these over the client's, whatever their case", async () => {
    const server = scripted(json({}));
    const client = clientOf<Api>(
      { items: { get: row({ headers: { envSlug: "X-Env-Slug" } }) } },
      { ...server, headers: { "x-env-slug": "client", "x-version": "client" } },
    );

    await client.items.get({ id: "1", envSlug: "input" }, { headers: { "X-VERSION": "call" } });

    expect(server.requests[0]?.headers.get("x-env-slug")).toBe("input");
    expect(server.requests[0]?.headers.get("x-version")).toBe("call");
  });

  test("of the call may name another content type", async () => {
    const server = scripted(json({}));

    await effectsClient(server).items.idempotent(
      { id: "1" },
      { headers: { "content-type": "application/merge-patch+json" } },
    );

    expect(server.requests[0]?.headers.get("content-type")).toBe("application/merge-patch+json");
  });
});

describe("the defaults", () => {
  const table = { items: { get: row({ path: "/spaces/{space}/items/{id}", query: ["limit"] }) } };

  test("stand in the path where the call gives nothing", async () => {
    const server = scripted(json({}));

    await clientOf<Api>(table, { ...server, defaults: { space: "s1" } }).items.get({ id: "1" });

    expect(urlOf(server).pathname).toBe("/spaces/s1/items/1");
  });

  test("give way to the call", async () => {
    const server = scripted(json({}));

    await clientOf<Api>(table, { ...server, defaults: { space: "s1" } }).items.get({ id: "1", space: "s2" });

    expect(urlOf(server).pathname).toBe("/spaces/s2/items/1");
  });

  test("are not inputs of operations without them in the path", async () => {
    const server = scripted(json({}));

    await clientOf<Api>({ items: { get: row() } }, { ...server, defaults: { space: "s1", limit: 9 } }).items.get({
      id: "1",
    });

    expect(urlOf(server).href).toBe("https://api.test/items/1");
  });

  test("that are inherited are none", async () => {
    const client = clientOf<Api>({ items: { get: row({ path: "/items/{constructor}" }) } }, scripted(json({})));

    expect(await caught(client.items.get({}))).toBeInstanceOf(RefusedError);
  });
});
