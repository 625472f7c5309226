import { describe, expect, test } from "vitest";
import type { CallOptions, Operation } from "../src/index.ts";
import { json, scripted, urlOf } from "./support/scripted.ts";
import { clientOf, effectsClient, SECRET } from "./support/sdk.ts";

const row = (parts: Partial<Operation> = {}): Operation => ({
  ...{ id: "items.get", method: "GET", path: "/items/{id}", effect: "read" },
  ...parts,
});

interface Api {
  readonly items: {
    get(input: object, options?: CallOptions): Promise<unknown>;
    me(options?: CallOptions): Promise<unknown>;
  };
}

describe("a client", () => {
  test("has a method an operation, by group and name", () => {
    const client = clientOf<object>({
      items: { a: row({ id: "items.get" }), b: row({ id: "items.list" }) },
      users: { c: row({ id: "users.get" }) },
    });

    expect(client).toMatchObject({
      items: { get: expect.any(Function), list: expect.any(Function) },
      users: { get: expect.any(Function) },
      request: expect.any(Function),
    });
  });

  test("of an operation without input takes the options first", async () => {
    const server = scripted(json({}));
    const client = clientOf<Api>({ items: { me: row({ id: "items.me", path: "/me" }) } }, server);

    await client.items.me({ headers: { "x-note": "1" } });

    expect(server.requests[0]?.headers.get("x-note")).toBe("1");
  });

  test("calls its operation with method, path and credential", async () => {
    const server = scripted(json({ id: "1" }));
    const client = effectsClient(server);

    const answer = await client.items.idempotent({ id: "1", text: "x" });

    expect(answer).toEqual({ id: "1" });
    expect(server.requests[0]?.method).toBe("PUT");
    expect(urlOf(server).href).toBe("https://api.test/items/1");
    expect(server.requests[0]?.headers.get("authorization")).toBe(`Bearer ${SECRET}`);
    expect(await server.requests[0]?.text()).toBe('{"text":"x"}');
  });

  test("hands its layers the call, inside the retries", async () => {
    const seen: unknown[] = [];
    const client = effectsClient({
      ...scripted(new Response(null, { status: 503 }), json({})),
      layers: [
        (next) => (request, call) => {
          seen.push([call?.operation, call?.effect]);
          return next(request, call);
        },
      ],
    });

    await client.items.read({ id: "1" });

    expect(seen).toEqual([
      ["items.read", "read"],
      ["items.read", "read"],
    ]);
  });

  test("keeps the credential from its layers", async () => {
    const seen: unknown[] = [];
    const client = effectsClient({
      ...scripted(json({})),
      layers: [
        (next) => async (request, call) => {
          const response = await next(request, call);
          seen.push(request.headers.authorization);
          return response;
        },
      ],
    });

    await client.items.read({ id: "1" });

    expect(seen).toEqual([undefined]);
  });

  test("is not changed by another client's options", async () => {
    const [first, second] = [scripted(json({})), scripted(json({}))];
    const one = effectsClient({ ...first, baseUrl: "https://one.test", headers: { "x-client": "1" } });
    const two = effectsClient({ ...second, baseUrl: "https://two.test" });

    await one.items.read({ id: "1" });
    await two.items.read({ id: "1" });

    expect([urlOf(first).host, urlOf(second).host]).toEqual(["one.test", "two.test"]);
    expect(second.requests[0]?.headers.has("x-client")).toBe(false);
  });
});
