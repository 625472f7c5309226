import { describe, expect, test } from "vitest";
import { faultServer, type Reaction, unusedPort } from "../../mock/src/faults/fault-server.ts";
import {
  answer,
  answerJson,
  brokenGzip,
  endless,
  garbage,
  hangUp,
  redirect,
  reset,
  silence,
  slow,
  stallAfterHeaders,
  truncate,
} from "../../mock/src/faults/reactions.ts";
import { type Acted, createSdk, type Effect } from "../src/index.ts";
import { systemClock } from "../src/transport/clock.ts";
import { caught } from "./support/caught.ts";
import { connectedTo, type EffectsApi, effects, effectsClient, operations } from "./support/sdk.ts";

type End = readonly [sent: number, error: string, acted: Acted];
type Ends = Readonly<Record<Effect, End>>;

const unknown = (sent: number): End => [sent, "OutcomeUnknownError", "maybe"];
const everywhere = (end: End): Ends => ({ read: end, idempotent: end, keyed: end, once: end });

/** No proof that the server did not act, and hope that it answers next time. */
const retried = (error: string): Ends => ({
  read: [4, error, "maybe"],
  idempotent: [4, error, "maybe"],
  keyed: unknown(4),
  once: unknown(1),
});

/** An answer came that is of no use; the same would come again. */
const useless: Ends = {
  read: [1, "DecodeError", "maybe"],
  idempotent: [1, "DecodeError", "maybe"],
  keyed: unknown(1),
  once: unknown(1),
};

const html = "<!doctype html><title>Sign in</title>";

const faults: Readonly<Record<string, readonly [Reaction, Ends]>> = {
  "a reset after the request was read": [reset, retried("ConnectionError")],
  "a connection closed without an answer": [hangUp, retried("ConnectionError")],
  "a server that never answers": [silence, retried("ConnectionError")],
  "a body that stalls": [stallAfterHeaders(), retried("ConnectionError")],
  "a body that never ends": [endless, retried("ConnectionError")],
  "a body shorter than announced": [truncate('{"id":"1"}'), retried("ConnectionError")],
  "bytes that are no HTTP": [garbage, retried("ConnectionError")],
  "408": [answer(408), retried("ApiError")],
  "500": [answerJson({ message: "no" }, 500), retried("ApiError")],
  "an empty 502": [answer(502), retried("ApiError")],
  "503": [answerJson({ message: "no" }, 503), retried("ApiError")],
  "504 with HTML": [answer(504, { "content-type": "text/html" }, html), retried("ApiError")],
  "429": [answerJson({ message: "slow down" }, 429), everywhere([4, "ApiError", "no"])],
  "400": [answerJson({ message: "wrong" }, 400), everywhere([1, "ApiError", "no"])],
  "401": [answer(401), everywhere([1, "ApiError", "no"])],
  "404": [answer(404), everywhere([1, "ApiError", "no"])],
  "501": [answer(501), everywhere([1, "ApiError", "no"])],
  "gzip that breaks off": [brokenGzip(JSON.stringify({ text: "x".repeat(5000) })), useless],
  "HTML on 200": [answer(200, { "content-type": "text/html" }, html), useless],
  "HTML said to be JSON": [answer(200, { "content-type": "application/json" }, html), useless],
  "an empty 200": [answer(200), useless],
  "broken JSON on 200": [answer(200, { "content-type": "application/json" }, '{"id":'), useless],
  "a redirect to another origin": [
    redirect("http://elsewhere.test/"),
    {
      read: [1, "RefusedError", "maybe"],
      idempotent: [1, "RefusedError", "maybe"],
      keyed: unknown(1),
      once: unknown(1),
    },
  ],
  "a redirect of the same request to another origin": [
    redirect("http://elsewhere.test/", 307),
    everywhere([1, "RefusedError", "no"]),
  ],
};

const cases = Object.entries(faults).flatMap(([fault, [reaction, ends]]) =>
  effects.map((effect) => {
    const [sent, error, acted] = ends[effect];
    return { fault, reaction, effect, sent, error, acted };
  }),
);

test.for(cases)(
  "$fault: $effect is sent $sent times and ends in $error, acted $acted",
  async ({ reaction, effect, sent, error, acted }) => {
    await using server = await faultServer([reaction]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items[effect]({ id: "1" }, { timeoutMs: 1000 }));

    expect(failure).toMatchObject({ name: error, acted, operation: `items.${effect}` });
    expect(server.requests).toHaveLength(sent);
  },
);

describe("a start that is never sent twice", () => {
  test("a reset after the server read it names the cause and when the server may have seen it", async () => {
    await using server = await faultServer([reset]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });

    const failure = await caught(client.items.once({ id: "1", script: "vacuum" }));

    expect(failure).toMatchObject({
      name: "OutcomeUnknownError",
      origin: server.origin,
      since: clock.now(),
      until: clock.now(),
      idempotencyKey: undefined,
      cause: { name: "ConnectionError", acted: "maybe" },
    });
    expect(String(failure)).toContain("outcome unknown");
    expect(String(failure)).toContain("connection failed");
    expect(server.requests.map(({ body }) => body)).toEqual(['{"script":"vacuum"}']);
  });

  test("it is not sent again when a rejected attempt was followed by a lost one", async () => {
    await using server = await faultServer([answer(429), reset, answerJson({ id: "r1" })]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError" });
    expect(server.requests).toHaveLength(2);
  });

  test("it is sent again after 429", async () => {
    await using server = await faultServer([answer(429), answerJson({ id: "r1" })]);
    const client = effectsClient(connectedTo(server));

    const started = await client.items.once({ id: "1" });

    expect(started).toEqual({ id: "r1" });
    expect(server.requests).toHaveLength(2);
  });

  test("a connection that is refused is tried again, and the failure says that nothing was done", async () => {
    const port = await unusedPort();
    let attempts = 0;
    const client = effectsClient({
      baseUrl: `http://127.0.0.1:${port}`,
      clock: systemClock,
      layers: [
        (next) => (request, call) => {
          attempts++;
          return next(request, call);
        },
      ],
    });

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "no" });
    expect(attempts).toBe(4);
  });

  test("a server that comes up while a refused connection is tried again gets it once", async () => {
    const port = await unusedPort();
    await using servers = new AsyncDisposableStack();
    let requests: readonly unknown[] = [];
    let attempts = 0;
    const client = effectsClient({
      baseUrl: `http://127.0.0.1:${port}`,
      clock: systemClock,
      layers: [
        (next) => async (request, call) => {
          if (++attempts === 2) {
            ({ requests } = servers.use(await faultServer([answerJson({ id: "r1" })], port)));
          }
          return next(request, call);
        },
      ],
    });

    const started = await client.items.once({ id: "1" });

    expect(started).toEqual({ id: "r1" });
    expect(requests).toHaveLength(1);
  });
});

describe("a start whose repeat the vendor recognises", () => {
  test("every attempt has the same Idempotency-Key", async () => {
    await using server = await faultServer([reset, answer(503), answerJson({ id: "r1" })]);
    const client = effectsClient(connectedTo(server));

    await client.items.keyed({ id: "1" });

    const keys = server.requests.map(({ headers }) => headers.get("idempotency-key"));
    expect(keys).toHaveLength(3);
    expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
  });

  test("two calls have two keys", async () => {
    await using server = await faultServer([answerJson({ id: "r1" })]);
    const client = effectsClient(connectedTo(server));

    await client.items.keyed({ id: "1" });
    await client.items.keyed({ id: "1" });

    const keys = server.requests.map(({ headers }) => headers.get("idempotency-key"));
    expect(new Set(keys).size).toBe(2);
  });

  test("the caller's own key is sent, and is in the error when the outcome is unknown", async () => {
    await using server = await faultServer([reset]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.keyed({ id: "1" }, { idempotencyKey: "order-7" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", idempotencyKey: "order-7" });
    expect(server.requests.map(({ headers }) => headers.get("idempotency-key"))).toEqual(Array(4).fill("order-7"));
  });

  test.for(["read", "idempotent", "once"] as const)("%s sends no key", async (effect) => {
    await using server = await faultServer([answerJson({})]);
    const client = effectsClient(connectedTo(server));

    await client.items[effect]({ id: "1" });

    expect(server.requests[0]?.headers.has("idempotency-key")).toBe(false);
  });
});

describe("Retry-After", () => {
  test("is waited for", async () => {
    await using server = await faultServer([answer(429, { "retry-after": "7" }), answerJson({})]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });

    await client.items.once({ id: "1" });

    expect(clock.elapsed()).toBe(7000);
  });

  test.for([
    ["once", 429],
    ["read", 503],
  ] as const)("beyond the deadline ends %s at once with the advised time", async ([effect, status]) => {
    await using server = await faultServer([answer(status, { "retry-after": "600" })]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });

    const failure = await caught(client.items[effect]({ id: "1" }));

    expect(failure).toMatchObject({ name: "DeadlineError", retryAfterMs: 600_000 });
    expect(clock.elapsed()).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  test("beyond the deadline says that a rejected start was not carried out", async () => {
    await using server = await faultServer([answer(429, { "retry-after": "600" })]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "DeadlineError", acted: "no" });
  });
});

describe("the deadline", () => {
  const ends: Ends = {
    read: [1, "DeadlineError", "maybe"],
    idempotent: [1, "DeadlineError", "maybe"],
    keyed: unknown(1),
    once: unknown(1),
  };
  const stalls = {
    "a server that never answers": silence,
    "a body that stalls": stallAfterHeaders(),
    "a body that never ends": endless,
  };
  const rows = Object.entries(stalls).flatMap(([fault, reaction]) =>
    effects.map((effect) => ({ fault, reaction, effect, end: ends[effect] })),
  );

  test.for(rows)("ends $effect at $fault", async ({ reaction, effect, end: [sent, name, acted] }) => {
    await using server = await faultServer([reaction]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });

    const failure = await caught(client.items[effect]({ id: "1" }, { deadlineMs: 5000 }));

    expect(failure).toMatchObject({ name, acted });
    expect(clock.elapsed()).toBe(5000);
    expect(server.requests).toHaveLength(sent);
  });

  test("covers all attempts", async () => {
    await using server = await faultServer([silence]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });

    const failure = await caught(client.items.read({ id: "1" }, { timeoutMs: 2000, deadlineMs: 5000 }));

    expect(failure).toMatchObject({ name: "DeadlineError" });
    expect(clock.elapsed()).toBe(5000);
    expect(server.requests).toHaveLength(3);
  });

  test("lets go of the connection", async () => {
    await using server = await faultServer([stallAfterHeaders()]);
    const client = effectsClient(connectedTo(server));

    await caught(client.items.read({ id: "1" }, { deadlineMs: 5000 }));

    await expect(server.abandoned()).resolves.toBeUndefined();
  });

  test("leaves a slow answer alone that comes in time", async () => {
    await using server = await faultServer([slow(200, {}, '{"id":"1"}')]);
    const client = effectsClient(connectedTo(server));

    const found = await client.items.read({ id: "1" }, { timeoutMs: 1000 });

    expect(found).toEqual({ id: "1" });
  });
});

describe("the caller's signal", () => {
  const reason = new Error("the caller has gone");

  test.for(effects)("aborted before the start sends nothing: %s", async (effect) => {
    await using server = await faultServer([answerJson({})]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items[effect]({ id: "1" }, { signal: AbortSignal.abort(reason) }));

    expect(failure).toMatchObject({ name: "AbortError", cause: reason });
    expect(server.requests).toHaveLength(0);
  });

  test("ends a pause between two attempts at once, and nothing more is sent", async () => {
    await using server = await faultServer([answer(429, { "retry-after": "60" })]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });
    const controller = new AbortController();
    clock.after(10_000, () => controller.abort(reason));

    const failure = await caught(client.items.once({ id: "1" }, { signal: controller.signal }));

    expect(failure).toMatchObject({ name: "AbortError", cause: reason });
    expect(clock.elapsed()).toBe(10_000);
    expect(server.requests).toHaveLength(1);
  });

  test.for(["read", "idempotent"] as const)("ends a body that stalls: %s", async (effect) => {
    await using server = await faultServer([stallAfterHeaders()]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });
    const controller = new AbortController();
    clock.after(1000, () => controller.abort(reason));

    const failure = await caught(client.items[effect]({ id: "1" }, { signal: controller.signal }));

    expect(failure).toMatchObject({ name: "AbortError", cause: reason });
    expect(clock.elapsed()).toBe(1000);
    expect(server.requests).toHaveLength(1);
  });

  test.for(["keyed", "once"] as const)("leaves the outcome unknown once %s was sent", async (effect) => {
    await using server = await faultServer([stallAfterHeaders()]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });
    const controller = new AbortController();
    clock.after(1000, () => controller.abort(reason));

    const failure = await caught(client.items[effect]({ id: "1" }, { signal: controller.signal }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "AbortError", cause: reason } });
    expect(server.requests).toHaveLength(1);
  });

  test("that is no error comes back as it is", async () => {
    await using server = await faultServer([silence]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });
    const controller = new AbortController();
    clock.after(1000, () => controller.abort("enough"));

    const failure = await caught(client.items.read({ id: "1" }, { signal: controller.signal }));

    expect(failure).toMatchObject({ name: "AbortError", cause: "enough" });
  });

  test("that is not an error is the cause of an unknown outcome", async () => {
    await using server = await faultServer([silence]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ clock, ...address });
    const controller = new AbortController();
    clock.after(1000, () => controller.abort("enough"));

    const failure = await caught(client.items.once({ id: "1" }, { signal: controller.signal }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "AbortError", cause: "enough" } });
  });
});

test("an empty 502 is an ApiError without a body", async () => {
  await using server = await faultServer([answer(502)]);
  const client = effectsClient({ ...connectedTo(server), retry: false });

  const failure = await caught(client.items.read({ id: "1" }));

  expect(failure).toMatchObject({ name: "ApiError", status: 502, body: undefined });
});

test("the platform's own fetch and clock do by default", async () => {
  await using server = await faultServer([reset, answerJson({ id: "1" })]);
  const client = createSdk<EffectsApi, object>(Object.values(operations), {
    vendor: "test",
    baseUrl: server.origin,
    auth: [],
    random: () => 0,
  });

  const found = await client.items.read({ id: "1" });

  expect(found).toEqual({ id: "1" });
  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /items/1", "GET /items/1"]);
});
