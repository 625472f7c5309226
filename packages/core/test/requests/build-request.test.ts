import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RefusedError } from "../../src/errors/errors.ts";
import type { Operation } from "../../src/types/operation.ts";
import { caught } from "../support/caught.ts";
import { json, type Scripted, scripted, urlOf } from "../support/scripted.ts";
import { clientOf } from "../support/sdk.ts";

interface Items {
  readonly items: { get(input: object, options?: object): Promise<unknown> };
}

const operation = (row: Partial<Operation> = {}): Operation => ({
  id: "items.get",
  method: "POST",
  path: "/items/{id}",
  effect: "once",
  ...row,
});

/** The one request a row and an input make. */
async function sent(row: Partial<Operation>, input: object): Promise<{ url: URL; request: Request; body: string }> {
  const server = scripted(json({}));
  await clientOf<Items>({ items: { get: operation(row) } }, server).items.get(input);
  const request = server.requests[0] ?? new Request("https://nothing.test/");
  return { url: urlOf(server), request, body: await request.text() };
}

/** The error of an input that is refused, and what was sent all the same. */
async function refused(
  row: Partial<Operation>,
  input: object,
  options?: object,
): Promise<{ error: unknown } & Scripted> {
  const server = scripted(json({}));
  const error = await caught(clientOf<Items>({ items: { get: operation(row) } }, server).items.get(input, options));
  return { error, ...server };
}

describe("the path", () => {
  test("takes its values out of the input", async () => {
    const { url } = await sent({ path: "/spaces/{space}/items/{id}:{action}" }, { id: "a", action: "stop", space: 7 });

    expect(url.href).toBe("https://api.test/spaces/7/items/a:stop");
  });

  test("begins at the root of the host where the row says so", async () => {
    const server = scripted(json({}));
    const row = operation({ path: "/.well-known/{id}", base: "origin" });
    const client = clientOf<Items>({ items: { get: row } }, { ...server, baseUrl: "https://api.test/prefix/api" });
    await client.items.get({ id: "server" });

    expect(urlOf(server).href).toBe("https://api.test/.well-known/server");
  });

  test.for([
    ["nothing", undefined, "missing"],
    ["null", null, ""],
    ["the empty text", "", '""'],
    [".", ".", '"."'],
    ["..", "..", '".."'],
    ["an encoded ..", "%2e%2E", '"%2e%2E"'],
    ["a half encoded ..", ".%2e", '".%2e"'],
    ["an encoded .", "%2e", '"%2e"'],
    ["a list", ["a"], "object"],
    ["an object", {}, "object"],
  ] as const)("takes no %s", async ([, id, shown]) => {
    const { error, requests } = await refused({}, { id });

    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ acted: "no", operation: "items.get" });
    expect(String(error)).toContain("`id`");
    expect(String(error)).toContain(shown);
    expect(requests).toHaveLength(0);
  });

  test.for([
    ["a slash", "a/b", "/items/a%2Fb"],
    ["a slash and ..", "../admin", "/items/..%2Fadmin"],
    ["an encoded slash", "a%2fb", "/items/a%252fb"],
    ["three dots", "...", "/items/..."],
    ["a query", "a?x=1#y", "/items/a%3Fx%3D1%23y"],
    ["a space", "a b", "/items/a%20b"],
    ["letters of many alphabets", "ünï/日本", "/items/%C3%BCn%C3%AF%2F%E6%97%A5%E6%9C%AC"],
    ["a template", "{id}", "/items/%7Bid%7D"],
    ["a replacement pattern", "$&$1", "/items/%24%26%241"],
    ["a backslash", "..\\admin", "/items/..%5Cadmin"],
    ["zero", 0, "/items/0"],
  ] as const)("keeps %s within its segment", async ([, id, path]) => {
    const { url } = await sent({}, { id });

    expect(url.pathname).toBe(path);
  });
});

describe("the query", () => {
  test("has the inputs named in the row, by their names on the wire", async () => {
    const { url } = await sent({ query: ["limit", ["pageId", "page_id"]] }, { id: "a", limit: 5, pageId: "x" });

    expect(url.search).toBe("?limit=5&page_id=x");
  });

  test("takes the input's name, not the one on the wire", async () => {
    const { error } = await refused({ query: [["pageId", "page_id"]] }, { id: "a", page_id: 1 });

    expect(error).toBeInstanceOf(RefusedError);
  });

  test("leaves out what is not given", async () => {
    const { url } = await sent({ query: ["a", "b", "c"] }, { id: "1", a: undefined, b: null });

    expect(url.search).toBe("");
  });

  test.for([
    ["false", false, "?a=false"],
    ["zero", 0, "?a=0"],
    ["the empty text", "", "?a="],
    ["a list", ["x", "y"], "?a=x&a=y"],
  ] as const)("says %s", async ([, a, search]) => {
    const { url } = await sent({ query: ["a"] }, { id: "1", a });

    expect(url.search).toBe(search);
  });
});

describe("a header", () => {
  const row = { headers: { envSlug: "X-Env-Slug" } };

  test.for([
    ["prod", "prod"],
    [7, "7"],
    [false, "false"],
  ] as const)("has the name on the wire, and the value %j", async ([envSlug, value]) => {
    const { request } = await sent(row, { id: "a", envSlug });

    expect(request.headers.get("x-env-slug")).toBe(value);
  });

  test.for([undefined, null])("that is %s is left out", async (envSlug) => {
    const { request } = await sent(row, { id: "a", envSlug });

    expect(request.headers.has("x-env-slug")).toBe(false);
  });

  test.for(["a\r\nx-admin: 1", "a\nb", "a\rb", "a\0b"])("takes no line break: %j", async (envSlug) => {
    const { error, requests } = await refused(row, { id: "a", envSlug });

    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ acted: "no", message: expect.stringContaining("line break") });
    expect(requests).toHaveLength(0);
  });
});

describe("the body", () => {
  test("of fields has every input that stands nowhere else", async () => {
    const { body, request } = await sent(
      { body: "fields", query: ["dryRun"], headers: { envSlug: "X-Env-Slug" } },
      { id: "a", dryRun: true, envSlug: "prod", script: "vacuum", args: [1] },
    );

    expect(JSON.parse(body)).toEqual({ script: "vacuum", args: [1] });
    expect(request.headers.get("content-type")).toBe("application/json");
  });

  test("of fields keeps null, false and the empty text, and drops undefined", async () => {
    const { body } = await sent({ body: "fields" }, { id: "a", b: null, c: false, d: "", e: undefined });

    expect(body).toBe('{"b":null,"c":false,"d":""}');
  });

  test("of fields is an empty object without fields", async () => {
    const { body } = await sent({ body: "fields" }, { id: "a" });

    expect(body).toBe("{}");
  });

  test.for([
    [{ id: "a" }, "", null],
    [{ id: "a", b: 1 }, '{"b":1}', "application/json"],
  ] as const)("of optional fields is there only with fields: %j", async ([input, text, type]) => {
    const { body, request } = await sent({ body: "optional" }, input);

    expect(body).toBe(text);
    expect(request.headers.get("content-type")).toBe(type);
  });

  test.for([[[1, 2]], ["text"], [null], [0], [{ a: 1 }]])("that is whole is the input `body`: %j", async ([whole]) => {
    const { body } = await sent({ body: "whole" }, { id: "a", body: whole });

    expect(JSON.parse(body)).toEqual(whole);
  });

  test("that is whole may be left out", async () => {
    const { body, request } = await sent({ body: "whole" }, { id: "a" });

    expect(body).toBe("");
    expect(request.headers.has("content-type")).toBe(false);
  });

  test("may have a field called __proto__ that pollutes nothing", async () => {
    const { body } = await sent({ body: "fields" }, JSON.parse('{"id":"a","__proto__":{"polluted":true}}'));

    expect(body).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe("an unknown input", () => {
  const row = { query: ["limit", ["pageId", "page_id"]], headers: { envSlug: "X-Env-Slug" } } as const;

  test.for([
    ["limt", "did you mean `limit`?"],
    ["pageid", "did you mean `pageId`?"],
    ["envslug", "did you mean `envSlug`?"],
    ["repository", "it takes id, limit, pageId, envSlug"],
  ] as const)("%s is refused with help: %s", async ([name, help]) => {
    const { error, requests } = await refused(row, { id: "a", [name]: 1 });

    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ acted: "no", message: expect.stringContaining(help) });
    expect(String(error)).toContain(`unknown input \`${name}\``);
    expect(requests).toHaveLength(0);
  });

  test.for(["whole", undefined] as const)("is refused where the body is %s", async (body) => {
    const { error } = await refused({ query: ["dryRun"], ...(body && { body }) }, { id: "a", dryrun: true });

    expect(error).toMatchObject({ message: expect.stringContaining("unknown input `dryrun`") });
  });

  test("that is undefined is none", async () => {
    const { url } = await sent(row, { id: "a", other: undefined });

    expect(url.search).toBe("");
  });
});

describe("what cannot be sent is refused, and nothing was done", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const row = {
    query: ["since"],
    headers: { envSlug: "X-Env-Slug" },
    body: "fields",
    effect: "keyed",
  } as const;

  test.for([
    ["half a character in the path", { id: "\uD800" }, {}],
    ["half a character in the query", { id: "a", since: "\uD800" }, {}],
    ["a date in the query, which would be lost", { id: "a", since: new Date(0) }, {}],
    ["an object within an object in the query", { id: "a", since: { a: { b: 1 } } }, {}],
    ["a header beyond Latin-1", { id: "a", envSlug: "日本" }, {}],
    ["a body in a circle", { id: "a", circle }, {}],
    ["a big integer", { id: "a", size: 10n }, {}],
    ["a line break in the caller's header", { id: "a" }, { headers: { "x-note": "a\r\nb" } }],
    ["a caller's header without a valid name", { id: "a" }, { headers: { "x note": "a" } }],
    ["a line break in the idempotency key", { id: "a" }, { idempotencyKey: "a\r\nb" }],
  ] as const)("%s", async ([, input, options]) => {
    const { error, requests } = await refused(row, input, options);

    expect(error).toBeInstanceOf(RefusedError);
    expect(error).toMatchObject({ acted: "no", operation: "items.get" });
    expect(requests).toHaveLength(0);
  });
});

describe("for any values", () => {
  const row = {
    method: "GET",
    path: "/spaces/{space}/items/{id}",
    query: ["a", ["b", "b[c]"], "list"],
  } as const;
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  const segment = fc
    .oneof(text, fc.string({ unit: fc.constantFrom(".", "/", "%", "2", "e", "?", "#", "\\", "+", " "), maxLength: 6 }))
    .filter((value) => value !== "" && !/^(\.|%2e){1,2}$/i.test(value));
  const scalar = fc.oneof(text, fc.integer(), fc.boolean());
  const input = fc.record({
    space: segment,
    id: fc.oneof(segment, fc.nat()),
    a: scalar,
    b: scalar,
    list: fc.array(scalar, { minLength: 1, maxLength: 4 }),
  });

  test("the URL a server parses gives path and query back", async () => {
    await fc.assert(
      fc.asyncProperty(input, async (values) => {
        const { url } = await sent(row, values);

        const [, spaces, space = "", items, id = "", ...more] = url.pathname.split("/");
        expect([spaces, items, more]).toEqual(["spaces", "items", []]);
        expect([decodeURIComponent(space), decodeURIComponent(id)]).toEqual([values.space, String(values.id)]);
        expect([...url.searchParams]).toEqual([
          ["a", String(values.a)],
          ["b[c]", String(values.b)],
          ...values.list.map((each) => ["list", String(each)]),
        ]);
        expect(url.hash).toBe("");
      }),
      { numRuns: 300 },
    );
  });

  test("the body a server parses gives the fields back", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, fc.jsonValue()), async (value) => {
        const { body } = await sent({ body: "whole" }, { id: "a", body: value });

        expect(body).toBe(JSON.stringify(value));
      }),
      { numRuns: 100 },
    );
  });
});
