import { describe, expect, test } from "vitest";
import { ConnectionError, DeadlineError, RefusedError } from "../../src/errors/errors.ts";
import { discard } from "../../src/transport/body-reader.ts";
import { createBudget } from "../../src/transport/budget.ts";
import type { Call } from "../../src/transport/call.ts";
import type { Clock } from "../../src/transport/clock.ts";
import type { Layer, WireRequest } from "../../src/transport/layer.ts";
import { type RetryOptions, type RetryParts, repeated, retry } from "../../src/transport/retry.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, never, type Step, scripted } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

/** The status of a server under load. */
const busy = (headers: Record<string, string> = {}): Response => new Response(null, { status: 503, headers });

/** What may be sent twice. */
const harmless = ["read", "idempotent", "keyed"] as const;

/** A clock that notes the pauses and takes none. */
function notedClock(): Clock & { readonly pauses: readonly number[] } {
  const pauses: number[] = [];
  const timer = (ms: number, fire: () => void) => {
    pauses.push(ms);
    queueMicrotask(fire);
    return () => undefined;
  };
  return { now: () => 0, elapsed: () => 0, timer, pauses };
}

/** Sends one request, and again where it may be. */
function sendThrough(
  {
    clock = notedClock(),
    random = () => 0,
    budget = createBudget(),
    retryable,
    ...options
  }: RetryOptions & Partial<RetryParts>,
  steps: readonly Step[],
  call: Partial<Call> = {},
) {
  const server = scripted(...steps);
  const send = repeated(options, { clock, random, budget, retryable }, over(server), discard);
  return { response: send(requestOf(), callOf(call)), server };
}

/** A request that comes without its call, through the layer. */
function sendBare(request: Partial<WireRequest>, ...steps: readonly Step[]) {
  const server = scripted(...steps);
  const send = over(server, retry({ clock: notedClock() })) as (request: WireRequest) => Promise<Response>;
  return { response: send(requestOf(request)), server };
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

    for (const clock of clocks) {
      await over(scripted(busy(), json({})), retry({ clock }))(requestOf(), callOf());
    }

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
      const layer: Layer = (next) => (request, call) => next({ ...request, headers: { "x-layer": "1" } }, call);
      const client = effectsClient({ ...server, layers: [layer] });

      await client.items[effect]({ id: "1", text: "all of it" });

      const bodies = await Promise.all(server.requests.map((request) => request.text()));
      expect(bodies).toEqual(Array(3).fill('{"text":"all of it"}'));
    },
  );

  test("of a request that comes without a call have the whole body, binary too", async () => {
    const body = new Uint8Array([0, 255, 13, 10, 128]);
    const { response, server } = sendBare({ method: "PUT", body }, busy(), json({}));

    await response;

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

  test("go on where the answer they do not hand on was read by a layer", async () => {
    const reads: Layer = (next) => async (request, call) => {
      const response = await next(request, call);
      if (response.status === 503) await response.text();
      return response;
    };
    const server = scripted(new Response("busy", { status: 503 }), json({ id: "1" }));

    const response = await over(server, retry({ clock: notedClock() }), reads)(requestOf(), callOf());

    expect(await response.json()).toEqual({ id: "1" });
  });

  test("go on where an answer's body cannot be let go", async () => {
    const stuck = new ReadableStream({ cancel: () => Promise.reject(new Error("stuck")) });

    const { response } = sendThrough({}, [new Response(stuck, { status: 503 }), json({ id: "1" })]);

    expect(await (await response).json()).toEqual({ id: "1" });
  });

  test("end with the reason of a request that is aborted, even where a repeat does no harm", async () => {
    const controller = new AbortController();
    const step = () => {
      controller.abort(new TypeError("the caller has gone"));
      throw controller.signal.reason;
    };
    const { response, server } = sendThrough({}, [step, json({})], { signal: controller.signal });

    const failure = await caught(response);

    expect(failure).toMatchObject({ name: "TypeError", message: "the caller has gone" });
    expect(server.requests).toHaveLength(1);
  });

  test("spend nothing of the budget once they are aborted, whatever the reason", async () => {
    const controller = new AbortController();
    const budget = createBudget();
    const before = budget.stats().budget;
    const reason = new ConnectionError("what another call failed with", { operation: "items.list", acted: "no" });
    const step = () => {
      controller.abort(reason);
      throw lost("ECONNRESET");
    };

    const { response } = sendThrough({ budget }, [step, json({})], { signal: controller.signal });

    expect(await caught(response)).toBe(reason);
    expect(budget.stats().budget).toBe(before);
  });

  test.for(effects)("of %s that is aborted before are none, and tell the signal's reason", async (effect) => {
    const server = scripted(json({}));
    const client = effectsClient(server);

    const failure = await caught(client.items[effect]({ id: "1" }, { signal: AbortSignal.abort("enough") }));

    expect(failure).toMatchObject({ name: "AbortError", acted: "no", cause: "enough", operation: `items.${effect}` });
    expect(server.requests).toHaveLength(0);
  });

  test("of a request without a call go by its method", async () => {
    const { response } = sendBare({ method: "POST" }, busy(), json({}));

    expect((await response).status).toBe(503);
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

describe("an answer", () => {
  test.for([
    [408, harmless],
    [429, effects],
    [500, harmless],
    [502, harmless],
    [503, harmless],
    [599, harmless],
    [501, []],
    [200, []],
    [302, []],
    [400, []],
    [401, []],
    [404, []],
    [409, []],
  ] as const)("of %d may be asked for again: %j", async ([status, expected]) => {
    const repeats = effects.map(async (effect) => {
      const { response, server } = sendThrough({}, [new Response(null, { status }), json({})], { effect });
      await response;
      return { effect, requests: server.requests.length };
    });

    const sent = await Promise.all(repeats);

    expect(sent.filter(({ requests }) => requests === 2).map(({ effect }) => effect)).toEqual(expected);
  });
});

describe("an answer whose headers say whether it may be asked for again", () => {
  const retryable = (headers: Headers) => ({ yes: true, no: false })[headers.get("x-repeat") ?? ""];

  test.for([
    [409, "yes", harmless],
    [501, "yes", harmless],
    [503, "yes", harmless],
    [429, "yes", effects],
    [200, "yes", []],
    [302, "yes", []],
    [408, "no", []],
    [429, "no", []],
    [503, "no", []],
    [503, "perhaps", harmless],
    [409, "perhaps", []],
  ] as const)("%d and %s: %j", async ([status, says, expected]) => {
    const repeats = effects.map(async (effect) => {
      const answer = new Response(null, { status, headers: { "x-repeat": says } });
      const { response, server } = sendThrough({ retryable }, [answer, json({})], { effect });
      await response;
      return { effect, requests: server.requests.length };
    });

    const sent = await Promise.all(repeats);

    expect(sent.filter(({ requests }) => requests === 2).map(({ effect }) => effect)).toEqual(expected);
  });

  test("is asked for no longer than the deadline and the attempts allow", async () => {
    const clock = createVirtualClock();
    const answer = () => json({}, { status: 409, headers: { "x-repeat": "yes", "retry-after": "2" } });
    const ends = async (options: object) => {
      const server = scripted(...Array.from({ length: 9 }, answer));
      const failure = await caught(effectsClient({ ...server, clock, retryable }).items.keyed({ id: "1" }, options));
      return { failure, requests: server.requests.length };
    };

    expect(await ends({})).toMatchObject({ failure: { status: 409, retryable: true, acted: "no" }, requests: 4 });
    expect(await ends({ deadlineMs: 3000 })).toMatchObject({ failure: { name: "DeadlineError" }, requests: 2 });
  });

  test("leaves open what became of a start that may not be repeated", async () => {
    const server = scripted(busy({ "x-repeat": "no" }), json({}));

    const failure = await caught(effectsClient({ ...server, retryable }).items.keyed({ id: "1" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { status: 503, retryable: false } });
    expect(server.requests).toHaveLength(1);
  });
});

describe("a call without an answer", () => {
  const details = { operation: "items.get" };

  test.for([
    ["where a repeat does no harm", new ConnectionError("reset", { ...details, acted: "maybe" }), harmless],
    ["by all when it was never sent", new ConnectionError("refused", { ...details, acted: "no" }), effects],
    ["by none after a deadline", new DeadlineError("over", { ...details, acted: "no" }), []],
    ["by none after a refusal", new RefusedError("not sent", { ...details, acted: "no" }), []],
    ["by none after a fault in the program", new TypeError("a bug"), []],
    ["by none after what is no error", "enough", []],
  ] as const)("may be sent again %s", async ([, error, expected]) => {
    const repeats = effects.map(async (effect) => {
      let sent = 0;
      const attempt = async () => {
        sent++;
        if (sent === 1) throw error;
        return json({});
      };
      const parts = { clock: notedClock(), random: () => 0, budget: createBudget() };
      await repeated({}, parts, attempt)(requestOf(), callOf({ effect })).catch(() => undefined);
      return { effect, sent };
    });

    const made = await Promise.all(repeats);

    expect(made.filter(({ sent }) => sent === 2).map(({ effect }) => effect)).toEqual(expected);
  });
});

test("a wait that goes beyond the deadline is not begun, and the error tells its length", async () => {
  const clock = createVirtualClock();
  const client = effectsClient({ ...scripted(busy({ "retry-after": "5" }), json({})), clock });

  const failure = await caught(client.items.read({ id: "1" }, { deadlineMs: 3000 }));

  expect(failure).toMatchObject({
    name: "DeadlineError",
    retryAfterMs: 5000,
    message: "items.read: the server asks to wait 5000 ms, which is beyond the deadline of 3000 ms",
  });
  expect(clock.elapsed()).toBe(0);
});

test("a date to wait for is read by the server's own clock, whatever ours shows", async () => {
  const clock = createVirtualClock();
  const headers = { date: "Sun, 06 Nov 1994 08:49:37 GMT", "retry-after": "Sun, 06 Nov 1994 08:49:47 GMT" };
  const client = effectsClient({ ...scripted(busy(headers), json({})), clock });

  await client.items.read({ id: "1" });

  expect(clock.elapsed()).toBe(10_000);
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
  const client = effectsClient({ ...server, clock, random: () => 1, retry: { baseMs: 8000 } });

  const failure = await caught(client.items.read({ id: "1" }, { deadlineMs: 3000 }));

  expect(failure).toMatchObject({ name: "DeadlineError" });
  expect(clock.elapsed()).toBe(3000);
  expect(server.requests).toHaveLength(1);
});

describe("a pause that would pass the deadline says of what was sent", () => {
  const end = async (effect: (typeof effects)[number], step: Step) => {
    const clock = createVirtualClock();
    const server = scripted(step, json({}));
    const client = effectsClient({ ...server, clock, random: () => 1, retry: { baseMs: 8000 } });
    const failure = await caught(client.items[effect]({ id: "1" }, { deadlineMs: 3000 }));
    return { failure, ms: clock.elapsed(), requests: server.requests.length };
  };

  test.for([
    ["keyed", "503", busy(), { name: "OutcomeUnknownError", acted: "maybe", cause: { name: "DeadlineError" } }],
    ["idempotent", "503", busy(), { name: "DeadlineError", acted: "maybe" }],
    ["read", "503", busy(), { name: "DeadlineError", acted: "maybe" }],
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

  const failure = await caught(over(server, retry({ clock }))(requestOf(), callOf({ signal })));

  expect(failure).toBe("enough");
  expect(clock.elapsed()).toBe(1000);
  expect(server.requests).toHaveLength(1);
});
