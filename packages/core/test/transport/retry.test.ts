import { describe, expect, test } from "vitest";
import type { Clock } from "../../src/transport/clock.ts";
import { type Call, type Layer, stack } from "../../src/transport/layer.ts";
import { type RetryOptions, retry } from "../../src/transport/retry.ts";
import { callOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, never, type Step, scripted } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

/** The status of a server under load. */
const busy = (headers: Record<string, string> = {}): Response => new Response(null, { status: 503, headers });

/** A clock that notes the pauses and takes none. */
function notedClock(): Clock & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  return { now: () => 0, sleep: async (ms) => void pauses.push(ms), pauses };
}

/** Sends one request through the layer. */
function sendThrough(options: RetryOptions, steps: readonly Step[], call: Partial<Call> = {}) {
  const server = scripted(...steps);
  const request = new Request("https://api.test/items");
  const response = stack(server.fetch, retry(options))(request, callOf(call));
  return { response, server };
}

describe("the pauses", () => {
  test("double up to the cap", async () => {
    const clock = notedClock();
    const steps = Array.from({ length: 7 }, () => busy());

    const { response } = sendThrough({ clock, attempts: 8, baseMs: 100, capMs: 1000, random: () => 1 }, [
      ...steps,
      json({}),
    ]);

    await response;
    expect(clock.pauses).toEqual([100, 200, 400, 800, 1000, 1000, 1000]);
  });

  test("are a random part of that", async () => {
    const clock = notedClock();
    const parts = [0, 0.25, 0.5];

    const { response } = sendThrough({ clock, baseMs: 100, random: () => parts.shift() ?? 1 }, [
      busy(),
      busy(),
      busy(),
      json({}),
    ]);

    await response;
    expect(clock.pauses).toEqual([0, 50, 200]);
  });

  test("are random without being told to", async () => {
    const clocks = Array.from({ length: 10 }, notedClock);

    for (const clock of clocks) await sendThrough({ clock }, [busy(), json({})]).response;

    const pauses = clocks.flatMap((clock) => clock.pauses);
    expect(new Set(pauses).size).toBeGreaterThan(1);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(250);
  });

  test("are no shorter than the server asks for", async () => {
    const clock = notedClock();

    const { response } = sendThrough({ clock, baseMs: 100, random: () => 1 }, [busy({ "retry-after": "5" }), json({})]);

    await response;
    expect(clock.pauses).toEqual([5000]);
  });

  test("are our own where the server asks for less", async () => {
    const clock = notedClock();

    const { response } = sendThrough({ clock, baseMs: 100, random: () => 1 }, [busy({ "retry-after": "0" }), json({})]);

    await response;
    expect(clock.pauses).toEqual([100]);
  });
});

describe("the attempts", () => {
  test("are four by default", async () => {
    const { response, server } = sendThrough(
      { clock: notedClock() },
      Array.from({ length: 9 }, () => busy()),
    );

    expect((await response).status).toBe(503);
    expect(server.requests).toHaveLength(4);
  });

  test("are as many as told", async () => {
    const { response, server } = sendThrough({ clock: notedClock(), attempts: 2 }, [busy(), busy(), json({})]);

    expect((await response).status).toBe(503);
    expect(server.requests).toHaveLength(2);
  });

  test("of a client without retries are one", async () => {
    const server = scripted(busy(), json({}));
    const client = effectsClient({ ...server, retry: false });

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "ApiError", status: 503 });
    expect(server.requests).toHaveLength(1);
  });

  test("end with the failure of the last", async () => {
    const { response } = sendThrough({ clock: notedClock(), attempts: 2 }, [lost("ECONNRESET"), lost("EPIPE")]);

    expect(await caught(response)).toMatchObject({
      name: "ConnectionError",
      cause: { cause: { code: "EPIPE" } },
    });
  });

  test("all have the whole body", async () => {
    const server = scripted(busy(), busy(), json({}));
    const client = effectsClient(server);

    await client.items.idempotent({ id: "1", text: "all of it" });

    const bodies = await Promise.all(server.requests.map((request) => request.text()));
    expect(bodies).toEqual(Array(3).fill('{"text":"all of it"}'));
  });

  test.for(["idempotent", "keyed"] as const)(
    "of %s all have the whole body, through layers as well",
    async (effect) => {
      const server = scripted(busy(), lost("ECONNRESET"), json({}));
      const layer: Layer = (next) => (request, call) =>
        next(new Request(request, { headers: { "x-layer": "1" } }), call);
      const client = effectsClient({ ...server, layers: [layer] });

      await client.items[effect]({ id: "1", text: "all of it" });

      const bodies = await Promise.all(server.requests.map((request) => request.text()));
      expect(bodies).toEqual(Array(3).fill('{"text":"all of it"}'));
    },
  );

  test("of a request that comes without a call have the whole body, binary too", async () => {
    const body = new Uint8Array([0, 255, 13, 10, 128]);
    const server = scripted(busy(), json({}));
    const request = new Request("https://api.test/items", { method: "PUT", body });

    await stack(server.fetch, retry({ clock: notedClock() }))(request);

    const bodies = await Promise.all(server.requests.map(async (each) => new Uint8Array(await each.arrayBuffer())));
    expect(bodies).toEqual([body, body]);
  });

  test("let go of the answers they do not hand on", async () => {
    let cancelled = false;
    const body = new ReadableStream({
      cancel: () => {
        cancelled = true;
      },
    });

    await sendThrough({ clock: notedClock() }, [new Response(body, { status: 503 }), json({})]).response;

    expect(cancelled).toBe(true);
  });

  test("end with the reason of a request that is aborted, even where a repeat does no harm", async () => {
    const controller = new AbortController();
    const server = scripted(() => {
      controller.abort(new TypeError("the caller has gone"));
      throw controller.signal.reason;
    }, json({}));
    const request = new Request("https://api.test/items", { signal: controller.signal });

    const failure = await caught(stack(server.fetch, retry({ clock: notedClock() }))(request));

    expect(failure).toMatchObject({ name: "TypeError", message: "the caller has gone" });
    expect(server.requests).toHaveLength(1);
  });

  test.for(effects)("of %s that is aborted before are none, and end with the signal's reason", async (effect) => {
    const server = scripted(json({}));
    const client = effectsClient(server);

    const failure = await caught(client.items[effect]({ id: "1" }, { signal: AbortSignal.abort("enough") }));

    expect(failure).toBe("enough");
    expect(server.requests).toHaveLength(0);
  });

  test("of a request without a call go by its method", async () => {
    const server = scripted(busy(), json({}));

    const response = await stack(
      server.fetch,
      retry({ clock: notedClock() }),
    )(new Request("https://api.test/items", { method: "POST" }));

    expect(response.status).toBe(503);
  });
});

describe("what the server may have done", () => {
  const end = async (effect: (typeof effects)[number], ...steps: readonly Step[]) => {
    const { response } = sendThrough({ clock: notedClock(), attempts: steps.length }, steps, { effect });
    return caught(response);
  };

  test.for(effects)("is nothing when %s was never connected", async (effect) => {
    const failure = await end(effect, lost("ECONNREFUSED"), lost("ENOTFOUND"));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "no" });
  });

  test("stays open when an attempt before the refused one was lost", async () => {
    const failure = await end("idempotent", lost("ECONNRESET"), lost("ECONNREFUSED"));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "maybe" });
  });

  test("stays open when an attempt before the rejected one was lost", async () => {
    const server = scripted(lost("ECONNRESET"), json({ error: "no" }, { status: 409 }));

    const failure = await caught(effectsClient(server).items.idempotent({ id: "1" }));

    expect(failure).toMatchObject({ name: "ApiError", status: 409, acted: "maybe" });
  });

  test("makes the outcome of a keyed start unknown that was lost and then rejected", async () => {
    const server = scripted(lost("ECONNRESET"), json({ error: "no" }, { status: 409 }));

    const failure = await caught(effectsClient(server).items.keyed({ id: "1" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { status: 409 } });
  });
});

describe("a retry budget", () => {
  test("stops the repeats of a client whose calls all fail", async () => {
    const calls = 200;
    const server = scripted(...Array.from({ length: 4 * calls }, () => busy()));
    const client = effectsClient(server);

    for (let call = 0; call < calls; call++) await caught(client.items.read({ id: "1" }));

    expect(server.requests.length).toBeLessThan(2 * calls);
  });
});

test("a pause that reaches beyond the deadline ends there", async () => {
  const clock = createVirtualClock();
  const server = scripted(busy(), busy());
  const client = effectsClient({ ...server, clock, retry: { random: () => 1, baseMs: 8000 } });

  const failure = await caught(client.items.read({ id: "1" }, { deadlineMs: 3000 }));

  expect(failure).toMatchObject({ name: "DeadlineError" });
  expect(clock.elapsed()).toBe(3000);
  expect(server.requests).toHaveLength(1);
});

describe("a pause that would pass the deadline says of what was sent", () => {
  const end = async (effect: (typeof effects)[number], step: Step) => {
    const clock = createVirtualClock();
    const server = scripted(step, json({}));
    const client = effectsClient({ ...server, clock, retry: { random: () => 1, baseMs: 8000 } });
    const failure = await caught(client.items[effect]({ id: "1" }, { deadlineMs: 3000 }));
    return { failure, ms: clock.elapsed(), requests: server.requests.length };
  };

  test.for([
    ["keyed", "503", busy(), { name: "OutcomeUnknownError", acted: "maybe", cause: { name: "DeadlineError" } }],
    ["idempotent", "503", busy(), { name: "DeadlineError", acted: "maybe" }],
    ["read", "503", busy(), { name: "DeadlineError", acted: "no" }],
    ["once", "429", json({}, { status: 429 }), { name: "DeadlineError", acted: "no" }],
    ["once", "a refused connection", lost("ECONNREFUSED"), { name: "DeadlineError", acted: "no" }],
  ] as const)("%s after %s", async ([effect, , step, told]) => {
    const { failure, ...rest } = await end(effect, step);

    expect(failure).toMatchObject(told);
    expect(rest).toEqual({ ms: 3000, requests: 1 });
  });
});

describe("a key that its server remembers for an hour", () => {
  const twoHours = { deadlineMs: 7_200_000 };

  test("is not sent again after a pause that outlives it", async () => {
    const server = scripted(busy({ "retry-after": "3601" }), json({ id: "r1" }));
    const client = effectsClient({ fetch: server.fetch });

    const failure = await caught(client.items.keyed({ id: "1" }, twoHours));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError" });
    expect(server.requests).toHaveLength(1);
  });

  test("is sent again within it", async () => {
    const server = scripted(busy({ "retry-after": "3500" }), json({ id: "r1" }));
    const client = effectsClient({ fetch: server.fetch });

    expect(await client.items.keyed({ id: "1" }, twoHours)).toEqual({ id: "r1" });
  });

  test("is not sent again when the attempts before have outlived it", async () => {
    const server = scripted(busy({ "retry-after": "3500" }), never, json({ id: "r1" }));
    const client = effectsClient({ fetch: server.fetch });

    const failure = await caught(client.items.keyed({ id: "1" }, { ...twoHours, timeoutMs: 200_000 }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError" });
    expect(server.requests).toHaveLength(2);
  });
});

test("a pause ends with the call's signal, and nothing is sent after it", async () => {
  const clock = createVirtualClock();
  const server = scripted(busy({ "retry-after": "60" }), json({}));
  const controller = new AbortController();
  const { signal } = controller;
  clock.after(1000, () => controller.abort("enough"));

  const failure = await caught(
    stack(server.fetch, retry({ clock }))(new Request("https://api.test/items"), callOf({ signal })),
  );

  expect(failure).toBe("enough");
  expect(clock.elapsed()).toBe(1000);
  expect(server.requests).toHaveLength(1);
});
