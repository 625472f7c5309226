import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { faultServer, unusedPort } from "../../../mock/src/faults/fault-server.ts";
import { answerJson, hangUp, redirect } from "../../../mock/src/faults/reactions.ts";
import type { Fetch, FetchResponse } from "../../src/transport/fetch.ts";
import { network } from "../../src/transport/network.ts";
import { callOf, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { collect } from "../support/collect.ts";
import { json, lost } from "../support/scripted.ts";
import { clientOf, effects, effectsClient, SECRET } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

/** A `fetch` that notes what it is given. */
function noted(answer: () => unknown = () => json({ id: "1" })) {
  const given: unknown[][] = [];
  const fetch = async (...all: unknown[]) => {
    given.push(all);
    return answer();
  };
  return { fetch: fetch as unknown as Fetch, given };
}

/** The headers of a foreign package: no instance of the platform's class. */
function foreignHeaders(entries: Readonly<Record<string, string>>): FetchResponse["headers"] {
  const map = new Map(Object.entries(entries).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    get: (name) => map.get(name.toLowerCase()) ?? null,
    has: (name) => map.has(name.toLowerCase()),
    [Symbol.iterator]: () => map[Symbol.iterator](),
  };
}

/** As node-fetch answers: its own headers, and a stream of Node for a body. */
function nodeResponse(status: number, headers: Readonly<Record<string, string>>, body: Readable): FetchResponse {
  const arrayBuffer = async (): Promise<ArrayBuffer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk);
    return new Uint8Array(Buffer.concat(chunks)).buffer;
  };
  return { status, statusText: "", ok: status < 300, headers: foreignHeaders(headers), body, arrayBuffer };
}

/** node-fetch in small: over `node:http`, and particular about what it is given. */
const nodeFetch: Fetch = (url, { method, headers, body, signal, redirect }) =>
  new Promise((resolve, reject) => {
    if (typeof url !== "string" || redirect !== "manual") throw new TypeError("Only absolute URLs are supported");
    const fail = (error: Error & { code?: string }) =>
      reject(Object.assign(new Error(`request to ${url} failed, reason: ${error.message}`), { code: error.code }));
    const sending = httpRequest(url, { method, headers, signal }, (answer) => {
      const received = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
      resolve(nodeResponse(answer.statusCode ?? 0, received, answer));
    });
    sending.on("error", fail);
    sending.end(body);
  });

/** undici's `fetch` in small: its classes are not the platform's, and it knows no other's. */
const undiciFetch: Fetch = async (url, init) => {
  if (Object(url) instanceof Request || !(init.signal instanceof AbortSignal)) throw new TypeError("Invalid URL");
  const { status, statusText, ok, headers, body } = await globalThis.fetch(url, init);
  const arrayBuffer = () => new Response(body).arrayBuffer();
  return { status, statusText, ok, headers: foreignHeaders(Object.fromEntries(headers)), body, arrayBuffer };
};

const clientOver = (origin: string, fetch: Fetch) => effectsClient({ baseUrl: origin, fetch, retry: false });

describe("a fetch", () => {
  test("is given the address as text and all else beside it", async () => {
    const { fetch, given } = noted();
    const call = callOf();
    const request = requestOf({ method: "POST", headers: { "x-note": "1" }, body: "text" });

    await network(fetch)(request, call);

    const { method, url, headers, body } = request;
    expect(given).toEqual([[url, { method, headers, body, signal: call.signal, redirect: "manual" }]]);
  });

  test("is given no body where the request has none", async () => {
    const { fetch, given } = noted();

    await network(fetch)(requestOf(), callOf());

    expect(given[0]?.[1]).not.toHaveProperty("body");
  });

  test("is given bytes as they are", async () => {
    const { fetch, given } = noted();
    const body = new Uint8Array([0, 255]);

    await network(fetch)(requestOf({ method: "PUT", body }), callOf());

    expect(given[0]?.[1]).toHaveProperty("body", body);
  });

  test("has its response handed on as it is", async () => {
    const response = json({});

    expect(await network(async () => response)(requestOf(), callOf())).toBe(response);
  });
});

describe("the platform's fetch", () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  test("is looked up at each request, so that it may be replaced", async () => {
    const send = network();
    const { fetch, given } = noted();
    globalThis.fetch = fetch as unknown as typeof globalThis.fetch;

    await send(requestOf(), callOf());

    expect(given).toHaveLength(1);
  });

  test("throws nothing but failed connections", async () => {
    globalThis.fetch = async () => {
      throw new TypeError("some words of a platform nobody knows");
    };

    const failure = await caught(network()(requestOf(), callOf()));

    expect(failure).toMatchObject({
      name: "ConnectionError",
      acted: "maybe",
      message: "items.get: connection failed (TypeError: some words of a platform nobody knows)",
    });
  });
});

describe.for([
  ["as of undici", undiciFetch],
  ["as of node-fetch", nodeFetch],
] as const)("another fetch %s", ([, fetch]) => {
  test.for(effects)("carries a call of %s", async (effect) => {
    await using server = await faultServer([answerJson({ id: "1" })]);

    const answer = await clientOver(server.origin, fetch).items[effect]({ id: "1" });

    expect(answer).toEqual({ id: "1" });
    expect(server.requests.map(({ headers }) => headers.get("authorization"))).toEqual([`Bearer ${SECRET}`]);
  });

  test("carries an answer of many parts", async () => {
    const text = "x".repeat(300_000);
    await using server = await faultServer([answerJson({ text }, 200, { "content-encoding": "identity" })]);

    expect(await clientOver(server.origin, fetch).items.read({ id: "1" })).toEqual({ text });
  });

  test("carries an error, its headers included", async () => {
    await using server = await faultServer([
      answerJson({ error: "busy" }, 429, { "retry-after": "7", "x-id": "4711" }),
    ]);

    const failure = (await caught(clientOver(server.origin, fetch).items.once({ id: "1" }))) as { headers: Headers };

    expect(failure).toMatchObject({ name: "ApiError", status: 429, body: { error: "busy" }, retryAfterMs: 7000 });
    expect(failure.headers.get("x-id")).toBe("4711");
  });

  test("does not follow a redirect elsewhere", async () => {
    await using other = await faultServer([answerJson({})]);
    await using server = await faultServer([redirect(`${other.origin}/items/1`)]);

    const failure = await caught(clientOver(server.origin, fetch).items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "RefusedError" });
    expect(other.requests).toHaveLength(0);
  });

  test("that cannot connect has sent nothing", async () => {
    const origin = `http://127.0.0.1:${await unusedPort()}`;

    const failure = await caught(clientOver(origin, fetch).items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "no" });
  });

  test("whose connection is lost may have sent all", async () => {
    await using server = await faultServer([hangUp]);

    const failure = await caught(clientOver(server.origin, fetch).items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "ConnectionError", acted: "maybe" } });
  });

  test("carries a stream", async () => {
    const events = "data: 1\n\ndata: 2\n\n";
    await using server = await faultServer([
      ({ socket }) =>
        void socket.end(`HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n${events}`),
    ]);
    const row = { id: "items.watch", method: "GET", path: "/items", effect: "read", answer: "events" } as const;
    const { items } = clientOf<{ items: { watch(): Promise<AsyncIterable<{ data: string }>> } }>(
      { items: { watch: row } },
      { baseUrl: server.origin, fetch },
    );

    const found = await collect(await items.watch());

    expect(found.map(({ data }) => data)).toEqual(["1", "2"]);
  });
});

test("a foreign answer that asks for a retry is read to its end, and the call goes on", async () => {
  const body = Readable.from([Buffer.from("busy")]);
  const answers = [nodeResponse(503, {}, body), nodeResponse(200, {}, Readable.from([Buffer.from('{"id":"1"}')]))];
  const client = effectsClient({ fetch: async () => answers.shift() as FetchResponse });

  expect(await client.items.read({ id: "1" })).toEqual({ id: "1" });
  expect(body.readableEnded).toBe(true);
});

describe("a fetch that fails", () => {
  const fails =
    (error: unknown): Fetch =>
    () =>
      Promise.reject(error);

  test("names the codes of its failure and keeps it as the cause", async () => {
    const cause = lost("ECONNRESET");

    const failure = await caught(network(fails(cause))(requestOf(), callOf({ operation: "runs.start" })));

    expect(failure).toMatchObject({
      name: "ConnectionError",
      operation: "runs.start",
      message: "runs.start: connection failed (ECONNRESET)",
      cause,
    });
  });

  test.for([
    ["ECONNREFUSED", lost("ECONNREFUSED", "connect"), "no"],
    ["ENOTFOUND", lost("ENOTFOUND", "getaddrinfo"), "no"],
    ["ECONNRESET", lost("ECONNRESET", "read"), "maybe"],
    ["no code", new TypeError("fetch failed"), "maybe"],
  ] as const)("with %s says whether the server may have acted", async ([, error, acted]) => {
    const call = callOf();

    const failure = await caught(network(fails(error))(requestOf(), call));

    expect(failure).toMatchObject({ name: "ConnectionError", acted });
    expect(call.ledger.acted).toBe(acted);
  });

  test("to connect in time with each of several addresses has sent nothing", async () => {
    const tried = ["192.0.2.1", "2001:db8::1"].map((address) =>
      Object.assign(new Error(`connect ETIMEDOUT ${address}:443`), { code: "ETIMEDOUT", syscall: "connect", address }),
    );
    const cause = Object.assign(new AggregateError(tried), { code: "ETIMEDOUT" });
    const client = effectsClient({ fetch: fails(new TypeError("fetch failed", { cause })) });

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({
      name: "ConnectionError",
      acted: "no",
      message: "items.once: connection failed (connect ETIMEDOUT)",
    });
    expect(client.stats()).toMatchObject({ attempts: 4 });
  });

  test("because it was aborted ends with the signal's reason, whatever it throws", async () => {
    const controller = new AbortController();
    const fetch: Fetch = async () => {
      controller.abort("enough");
      throw new DOMException("This operation was aborted", "AbortError");
    };

    expect(await caught(network(fetch)(requestOf(), callOf({ signal: controller.signal })))).toBe("enough");
  });

  test("shows no credential that its words repeat", async () => {
    const client = effectsClient({ fetch: fails(new Error(`network: bad header "Bearer ${SECRET}"`)), retry: false });

    const { message } = (await caught(client.items.read({ id: "1" }))) as Error;

    expect(message).toBe('items.read: connection failed (Error: network: bad header "Bearer [secret]")');
  });
});

describe("a wrapper's own fault", () => {
  const fault = new TypeError("Cannot read properties of undefined (reading 'href')");
  const wrappers: readonly (readonly [string, Fetch])[] = [
    ["rejects", () => Promise.reject(fault)],
    [
      "is thrown at once",
      () => {
        throw fault;
      },
    ],
  ];

  test.for(wrappers)("is no failed connection where it %s", async ([, fetch]) => {
    const failure = await caught(network(fetch)(requestOf(), callOf()));

    expect(failure).toBe(fault);
  });

  test.for(["read", "idempotent"] as const)("ends a call of %s, without a second try", async (effect) => {
    const { fetch, given } = noted(() => {
      throw fault;
    });

    const failure = await caught(effectsClient({ fetch }).items[effect]({ id: "1" }));

    expect(failure).toMatchObject({ name: "LayerError", acted: "maybe", cause: fault });
    expect(given).toHaveLength(1);
  });

  test.for(["keyed", "once"] as const)("leaves open what became of %s", async (effect) => {
    const { fetch, given } = noted(() => {
      throw fault;
    });

    const failure = await caught(effectsClient({ fetch }).items[effect]({ id: "1" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "LayerError", cause: fault } });
    expect(given).toHaveLength(1);
  });
});

describe("the ledger", () => {
  test("knows a request as under way before the fetch is called", async () => {
    const call = callOf();
    let seen: string | undefined;

    await network(async () => {
      seen = call.ledger.acted;
      return json({});
    })(requestOf(), call);

    expect(seen).toBe("maybe");
  });

  test.for([
    [200, "maybe"],
    [400, "no"],
    [503, "maybe"],
  ] as const)("is told of an answer of %d", async ([status, acted]) => {
    const call = callOf();

    await network(async () => new Response(null, { status }))(requestOf(), call);

    expect(call.ledger.acted).toBe(acted);
  });

  test("is told of an answer that comes after its attempt has ended", async () => {
    const clock = createVirtualClock();
    const answers: ((response: Response) => void)[] = [];
    const fetch: Fetch = () => new Promise((resolve) => answers.push(resolve));
    clock.after(1100, () => answers[0]?.(json({ error: "rejected" }, { status: 400 })));
    clock.after(1200, () => answers[1]?.(json({ error: "rejected" }, { status: 400 })));
    const client = effectsClient({ fetch, clock });

    const failure = await caught(client.items.keyed({ id: "1" }, { timeoutMs: 1000 }));

    expect(failure).toMatchObject({ name: "ApiError", status: 400, acted: "no" });
  });
});
