import { describe, expect, test } from "vitest";
import { type Layer, stack } from "../../src/transport/layer.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, scripted } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";

test("the first layer is outermost", async () => {
  const order: string[] = [];
  const named =
    (name: string): Layer =>
    (next) =>
    async (request, call) => {
      order.push(`${name} in`);
      const response = await next(request, call);
      order.push(`${name} out`);
      return response;
    };

  await over(scripted(json({})), named("outer"), named("inner"))(requestOf(), callOf());

  expect(order).toEqual(["outer in", "inner in", "inner out", "outer out"]);
});

test("without layers the base is called", async () => {
  const answer = json({});

  expect(await stack(async () => answer)(requestOf(), callOf())).toBe(answer);
});

test("the call is handed to every layer", async () => {
  const call = callOf();
  const seen: unknown[] = [];
  const look: Layer = (next) => (request, call) => {
    seen.push(call);
    return next(request, call);
  };

  await over(scripted(json({})), look, look)(requestOf(), call);

  expect(seen).toEqual([call, call]);
});

describe("a layer that throws its own error", () => {
  const fault = new TypeError("x is undefined");
  const breaksBefore: Layer = () => () => Promise.reject(fault);
  const breaksAtOnce: Layer = () => () => {
    throw fault;
  };
  const breaksAfter: Layer = (next) => async (request, call) => {
    await next(request, call);
    throw fault;
  };

  test.for(effects.flatMap((effect) => [breaksBefore, breaksAtOnce].map((layer) => ({ effect, layer }))))(
    "before $effect is sent ends the call with a LayerError",
    async ({ effect, layer }) => {
      const server = scripted(json({}));
      const client = effectsClient({ ...server, layers: [layer] });

      const failure = await caught(client.items[effect]({ id: "1" }));

      expect(failure).toMatchObject({
        name: "LayerError",
        operation: `items.${effect}`,
        acted: "no",
        message: `items.${effect}: a layer, or the \`fetch\` given to the client, failed (TypeError: x is undefined)`,
        cause: fault,
      });
      expect(client.stats()).toMatchObject({ attempts: 1 });
    },
  );

  test.for([
    ["read", { name: "LayerError", acted: "maybe", cause: fault }],
    ["idempotent", { name: "LayerError", acted: "maybe", cause: fault }],
    ["keyed", { name: "OutcomeUnknownError", acted: "maybe", cause: { name: "LayerError", cause: fault } }],
    ["once", { name: "OutcomeUnknownError", acted: "maybe", cause: { name: "LayerError", cause: fault } }],
  ] as const)(
    "after %s was answered leaves open whether the server acted, and is not retried",
    async ([effect, told]) => {
      const server = scripted(json({}), json({}));
      const client = effectsClient({ ...server, layers: [breaksAfter] });

      const failure = await caught(client.items[effect]({ id: "1" }));

      expect(failure).toMatchObject(told);
      expect(server.requests).toHaveLength(1);
    },
  );

  test("may throw what is no error", async () => {
    const client = effectsClient({ ...scripted(), layers: [() => () => Promise.reject("enough")] });

    expect(await caught(client.items.read({ id: "1" }))).toMatchObject({
      name: "LayerError",
      message: expect.stringContaining("failed (enough)"),
      cause: "enough",
    });
  });
});

describe("a layer", () => {
  test("is called once for each attempt, and sees its number", async () => {
    const seen: number[] = [];
    const count: Layer = (next) => (request, call) => {
      seen.push(call.attempt);
      return next(request, call);
    };
    const client = effectsClient({ ...scripted(lost("ECONNRESET"), json({})), layers: [count] });

    await client.items.read({ id: "1" });

    expect(seen).toEqual([1, 2]);
  });

  test("may answer in place of the server", async () => {
    const server = scripted();
    const client = effectsClient({ ...server, layers: [() => async () => json({ id: "cached" })] });

    expect(await client.items.read({ id: "1" })).toEqual({ id: "cached" });
    expect(server.requests).toHaveLength(0);
  });

  test("may send another request than it was given, which later attempts do not have", async () => {
    const sent: unknown[] = [];
    const add: Layer = (next) => (request, call) => {
      sent.push(request.headers["x-request-id"]);
      return next({ ...request, headers: { ...request.headers, "x-request-id": String(call.attempt) } }, call);
    };
    const server = scripted(lost("ECONNRESET"), json({}));

    await effectsClient({ ...server, layers: [add] }).items.read({ id: "1" });

    expect(sent).toEqual([undefined, undefined]);
    expect(server.requests.map(({ headers }) => headers.get("x-request-id"))).toEqual(["1", "2"]);
  });

  test("may hand on a copy of the call without losing what the core knows of it", async () => {
    const copy: Layer = (next) => (request, call) => next(request, { ...call });
    const client = effectsClient({ ...scripted(lost("ECONNRESET")), layers: [copy] });

    expect(await caught(client.items.once({ id: "1" }))).toMatchObject({ name: "OutcomeUnknownError", acted: "maybe" });
  });
});
