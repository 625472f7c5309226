import { describe, expect, test } from "vitest";
import { type AttemptEvent, observe, RefusedError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { json, lost, never, scripted, urlOf } from "../support/scripted.ts";
import { effectsClient, SECRET } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

describe("a request to a path no description has", () => {
  test("answers parsed JSON", async () => {
    const server = scripted(json({ ok: true }));

    const answer = await effectsClient(server).request("POST", "/new/things", {
      query: { dry: true },
      body: { a: 1 },
    });

    expect(answer).toEqual({ ok: true });
    expect(urlOf(server).href).toBe("https://api.test/new/things?dry=true");
    expect(server.requests[0]?.headers.get("authorization")).toBe(`Bearer ${SECRET}`);
    expect(await server.requests[0]?.text()).toBe('{"a":1}');
  });

  test("sends no body without one", async () => {
    const server = scripted(json({}));

    await effectsClient(server).request("GET", "/new");

    expect(server.requests[0]?.body).toBeNull();
  });

  test("may have a query parameter called body beside its body", async () => {
    const server = scripted(json({}));

    await effectsClient(server).request("POST", "/new", {
      query: { body: "in the query" },
      body: "in the body",
    });

    expect(urlOf(server).searchParams.get("body")).toBe("in the query");
    expect(await server.requests[0]?.text()).toBe('"in the body"');
  });

  test("keeps a query parameter in one piece, whatever its name", async () => {
    const server = scripted(json({}));

    await effectsClient(server).request("GET", "/new", { query: { "a&admin": "1", "b=c": "2", "d e": "3" } });

    expect([...urlOf(server).searchParams]).toEqual([
      ["a&admin", "1"],
      ["b=c", "2"],
      ["d e", "3"],
    ]);
  });

  test.for([
    ["GET", 4],
    ["delete", 4],
    ["PUT", 4],
    ["POST", 1],
    ["PATCH", 1],
  ] as const)("%s that is lost is sent %d times", async ([method, sent]) => {
    const server = scripted(...Array.from({ length: 9 }, () => lost("ECONNRESET")));

    await caught(effectsClient(server).request(method, "/new"));

    expect(server.requests).toHaveLength(sent);
  });

  test("has the effect the caller says", async () => {
    const server = scripted(lost("ECONNRESET"), json({}));

    await effectsClient(server).request("POST", "/search", { effect: "read" });

    expect(server.requests).toHaveLength(2);
  });

  test("of effect keyed has its key", async () => {
    const server = scripted(json({}));

    await effectsClient(server).request("POST", "/new", { effect: "keyed", idempotencyKey: "k1" });

    expect(server.requests[0]?.headers.get("idempotency-key")).toBe("k1");
  });

  test("that may have acted and is lost has an unknown outcome", async () => {
    const failure = await caught(effectsClient(scripted(lost("ECONNRESET"))).request("POST", "/new"));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", operation: "POST /new" });
  });

  test("ends by its limits and its signal", async () => {
    const clock = createVirtualClock();
    const client = effectsClient({ ...scripted(never, never), clock });

    const late = await caught(client.request("GET", "/new", { deadlineMs: 100 }));
    const gone = await caught(client.request("GET", "/new", { signal: AbortSignal.abort("enough") }));

    expect(late).toMatchObject({ name: "DeadlineError" });
    expect(gone).toMatchObject({ name: "AbortError", cause: "enough" });
  });

  test.for([204, 205])("answered %d has succeeded without a body", async (status) => {
    const client = effectsClient(scripted(new Response(null, { status })));

    expect(await client.request("POST", "/new")).toBeUndefined();
  });

  test.for([
    "/items/../admin",
    "/items/./x",
    "/items/%2e%2E/admin",
    "/items/.%2e/admin",
    "/items/..",
    "/items/..?x=1",
    "/items/..#x",
    "/items\\..\\admin",
    "/items/.\t./admin",
    "/items/.\n./admin",
    "@evil.test/x",
    ".evil.test/x",
    ":8443/x",
    "items",
  ])("%j is refused: it would reach another place", async (path) => {
    const server = scripted(json({}));

    const failure = await caught(effectsClient(server).request("GET", path));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(server.requests).toHaveLength(0);
  });

  test("stays below the base address", async () => {
    const server = scripted(json({}));
    const client = effectsClient({ ...server, baseUrl: "https://api.test/v1" });

    const failure = await caught(client.request("GET", "0/items"));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(server.requests).toHaveLength(0);
  });

  test("may be the base address itself", async () => {
    const server = scripted(json({}));

    await effectsClient({ ...server, baseUrl: "https://api.test/v1" }).request("GET", "/");

    expect(urlOf(server).pathname).toBe("/v1/");
  });

  test("may have a query of its own beside the one given", async () => {
    const server = scripted(json({}));

    await effectsClient(server).request("GET", "/items?a=1", { query: { b: 2 } });

    expect([...urlOf(server).searchParams]).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
  });

  test.for([
    [
      "twice",
      "/items?a=1&a=2",
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    ["with a question mark in it", "/items?a=1?b", [["a", "1?b"]]],
    ["with an empty value", "/items?a", [["a", ""]]],
  ] as const)("may have a parameter in its path %s", async ([, path, expected]) => {
    const server = scripted(json({}));

    await effectsClient(server).request("GET", path);

    expect([...urlOf(server).searchParams]).toEqual(expected);
  });

  test("names itself without its query, which may hold what is no one's business", async () => {
    const events: AttemptEvent[] = [];
    const layers = [observe({ onAttempt: (event) => events.push(event) })];
    const client = effectsClient({ ...scripted(json({}, { status: 404 })), layers });

    const failure = await caught(client.request("GET", "/items?key=hidden", { query: { token: "hidden" } }));

    expect(failure).toMatchObject({ name: "ApiError" });
    expect(String(failure)).not.toContain("hidden");
    expect(JSON.stringify(events)).not.toContain("hidden");
  });

  test.for([
    [
      "a list",
      ["x", "y"],
      [
        ["a", "x"],
        ["a", "y"],
      ],
    ],
    ["nothing of undefined", undefined, []],
    ["nothing of null", null, []],
    ["false", false, [["a", "false"]]],
  ] as const)("says in its query %s", async ([, a, expected]) => {
    const server = scripted(json({}));

    await effectsClient(server).request("GET", "/items", { query: { a } });

    expect([...urlOf(server).searchParams]).toEqual(expected);
  });

  test.for([
    ["an object", { x: { y: 1 } }],
    ["a date", new Date(0)],
    ["a list of objects", [{}]],
  ] as const)("does not make text of %s in its query", async ([, a]) => {
    const server = scripted(json({}));

    const failure = await caught(effectsClient(server).request("GET", "/items", { query: { a } }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(server.requests).toHaveLength(0);
  });

  test("may have dots inside its segments", async () => {
    const server = scripted(json({}));

    await effectsClient(server).request("GET", "/v1.2/files/a..b/...");

    expect(urlOf(server).pathname).toBe("/v1.2/files/a..b/...");
  });
});
