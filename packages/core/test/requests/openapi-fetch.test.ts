import { describe, expect, test } from "vitest";
import { type ClientBase, RefusedError, type SdkOptions } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { json, never, scripted, urlOf } from "../support/scripted.ts";
import { clientOf, SECRET } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

interface Paths {
  "/items/{id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: {
      parameters: { query?: { limit?: number }; header?: never; path: { id: string }; cookie?: never };
      responses: {
        200: { content: { "application/json": { id: string } } };
        404: { content: { "application/json": { error: string } } };
      };
    };
    post: {
      parameters: { query?: never; header?: never; path: { id: string }; cookie?: never };
      requestBody: { content: { "application/json": { script: string } } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
  };
}

const rawOf = (options: Partial<SdkOptions>): ClientBase<Paths>["raw"] =>
  (clientOf({}, options) as ClientBase<Paths>).raw;

describe("the raw client", () => {
  test("answers data, error and response", async () => {
    const server = scripted(json({ id: "1" }));

    const { data, error, response } = await rawOf(server).GET("/items/{id}", {
      params: { path: { id: "1" }, query: { limit: 2 } },
    });

    expect(data).toEqual({ id: "1" });
    expect(error).toBeUndefined();
    expect(response.status).toBe(200);
    expect(urlOf(server).href).toBe("https://api.test/items/1?limit=2");
  });

  test("answers an error status as a value", async () => {
    const server = scripted(json({ error: "no such item" }, { status: 404 }));

    const { data, error, response } = await rawOf(server).GET("/items/{id}", {
      params: { path: { id: "1" } },
    });

    expect(data).toBeUndefined();
    expect(error).toEqual({ error: "no such item" });
    expect(response.status).toBe(404);
  });

  test("sends the credential and the client's headers", async () => {
    const server = scripted(json({ id: "1" }));

    await rawOf({ ...server, headers: { "x-version": "7" } }).GET("/items/{id}", {
      params: { path: { id: "1" } },
    });

    expect(server.requests[0]?.headers.get("authorization")).toBe(`Bearer ${SECRET}`);
    expect(server.requests[0]?.headers.get("x-version")).toBe("7");
  });

  test("repeats a read", async () => {
    const server = scripted(new Response(null, { status: 503 }), json({ id: "1" }));

    const { data } = await rawOf(server).GET("/items/{id}", { params: { path: { id: "1" } } });

    expect(data).toEqual({ id: "1" });
    expect(server.requests).toHaveLength(2);
  });

  test("does not send a POST twice", async () => {
    const server = scripted(new Response(null, { status: 503 }), json({ id: "1" }));

    const { response } = await rawOf(server).POST("/items/{id}", {
      params: { path: { id: "1" } },
      body: { script: "vacuum" },
    });

    expect(response.status).toBe(503);
    expect(server.requests).toHaveLength(1);
  });

  test.for([
    ["of announced length", { "content-length": "6" }],
    ["of unknown length", {}],
  ] as const)("keeps the bytes of a binary answer %s", async ([, headers]) => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0, 255, 128]);
    const server = scripted(new Response(bytes, { headers }));

    const { data } = await rawOf(server).GET("/items/{id}", { params: { path: { id: "1" } }, parseAs: "arrayBuffer" });

    expect(new Uint8Array(data as ArrayBuffer)).toEqual(bytes);
  });

  test("ends by the client's deadline", async () => {
    const clock = createVirtualClock();
    const { fetch } = scripted(never);

    const failure = await caught(
      rawOf({ fetch, clock, deadlineMs: 1000 }).GET("/items/{id}", { params: { path: { id: "1" } } }),
    );

    expect(failure).toMatchObject({ name: "DeadlineError" });
    expect(clock.elapsed()).toBe(1000);
  });

  test("ends with the caller's signal", async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    clock.after(10, () => controller.abort("enough"));

    const failure = await caught(
      rawOf({ ...scripted(never), clock }).GET("/items/{id}", {
        params: { path: { id: "1" } },
        signal: controller.signal,
      }),
    );

    expect(failure).toBe("enough");
  });
});

test("a path value that leads to another endpoint is refused there too", async () => {
  const server = scripted(json({}));

  const failure = await caught(rawOf(server).GET("/items/{id}", { params: { path: { id: ".." } } }));

  expect(failure).toBeInstanceOf(RefusedError);
  expect(server.requests).toHaveLength(0);
});
