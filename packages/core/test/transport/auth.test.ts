import { Readable } from "node:stream";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { apiKey, bearer, type Secret } from "../../src/transport/auth.ts";
import type { Layer } from "../../src/transport/layer.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, lost, never, scripted } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";
import { createVirtualClock } from "../support/virtual-clock.ts";

const sealed = (): string => {
  throw new Error("vault sealed");
};
/** A client whose first credential is out of date. */
function renewed(...layers: readonly Layer[]) {
  const tokens = ["old", "new"];
  const server = scripted(json({}, { status: 401 }), json({ ok: true }));
  const client = effectsClient({ ...server, layers, auth: [bearer(() => tokens.shift() ?? "new")] });
  return { ...server, client };
}

describe("a credential", () => {
  test("is sent in its header", async () => {
    const server = scripted(json({}));

    await over(server, apiKey("X-Api-Key", "k1"))(requestOf(), callOf());

    expect(server.requests[0]?.headers.get("x-api-key")).toBe("k1");
  });

  test("is sent as a bearer token", async () => {
    const server = scripted(json({}));

    await over(server, bearer("t1"))(requestOf(), callOf());

    expect(server.requests[0]?.headers.get("authorization")).toBe("Bearer t1");
  });

  test("replaces a header of the same name the caller gave", async () => {
    const server = scripted(json({}));
    const client = effectsClient({ ...server, auth: [bearer("t1")] });

    await client.items.read({ id: "1" }, { headers: { Authorization: "Basic x" } });

    expect(server.requests[0]?.headers.get("authorization")).toBe("Bearer t1");
  });

  test.for<[string, Secret]>([
    ["at once", () => "t1"],
    ["later", async () => "t1"],
  ])("may come from a function, %s", async ([, secret]) => {
    const server = scripted(json({}));

    await over(server, bearer(secret))(requestOf(), callOf());

    expect(server.requests[0]?.headers.get("authorization")).toBe("Bearer t1");
  });

  test("is asked for again at every attempt", async () => {
    let asked = 0;
    const server = scripted(new Response(null, { status: 503 }), new Response(null, { status: 503 }), json({}));
    const client = effectsClient({ ...server, auth: [bearer(() => `t${++asked}`)] });

    await client.items.read({ id: "1" });

    expect(server.requests.map(({ headers }) => headers.get("authorization"))).toEqual([
      "Bearer t1",
      "Bearer t2",
      "Bearer t3",
    ]);
  });

  test("is not asked for when a call is refused", async () => {
    let asked = 0;
    const client = effectsClient({ ...scripted(), auth: [bearer(() => `t${++asked}`)] });

    await caught(client.items.read({ id: ".." }));

    expect(asked).toBe(0);
  });
});

describe("a function that yields no credential", () => {
  test.for([
    ["throws", sealed],
    ["rejects", async () => sealed()],
  ] as const)("because it %s ends the call before anything is sent", async ([, secret]) => {
    const server = scripted(json({}));
    const client = effectsClient({ ...server, auth: [bearer(secret)] });

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({
      name: "CredentialError",
      acted: "no",
      operation: "items.once",
      message: "items.once: the function that yields the credential failed",
      cause: { message: "vault sealed" },
    });
    expect(server.requests).toHaveLength(0);
  });

  test("after an attempt that was lost leaves open what became of that one", async () => {
    const tokens = ["t1"];
    const server = scripted(lost("ECONNRESET"));
    const client = effectsClient({ ...server, auth: [bearer(() => tokens.shift() ?? sealed())] });

    const failure = await caught(client.items.idempotent({ id: "1" }));

    expect(failure).toMatchObject({ name: "CredentialError", acted: "maybe" });
    expect(server.requests).toHaveLength(1);
  });

  test("is not asked again within the call", async () => {
    let asked = 0;
    const refuse = () => {
      asked++;
      return sealed();
    };

    await caught(effectsClient({ ...scripted(), auth: [bearer(refuse)] }).items.read({ id: "1" }));

    expect(asked).toBe(1);
  });

  test("does not fail the calls after it", async () => {
    const answers: (() => string)[] = [sealed];
    const server = scripted(json({ id: "1" }));
    const client = effectsClient({ ...server, auth: [bearer(() => (answers.shift() ?? (() => "t1"))())] });

    await caught(client.items.read({ id: "1" }));

    expect(await client.items.read({ id: "1" })).toEqual({ id: "1" });
  });

  const hangs = () => new Promise<string>(() => undefined);

  test("because it never answers ends by the deadline", async () => {
    const clock = createVirtualClock();
    const client = effectsClient({ ...scripted(), clock, auth: [bearer(hangs)] });

    const failure = await caught(client.items.read({ id: "1" }, { deadlineMs: 1000 }));

    expect(failure).toMatchObject({ name: "DeadlineError", acted: "no" });
    expect(clock.elapsed()).toBe(1000);
  });

  test("because it never answers leaves no doubt that nothing was sent", async () => {
    const server = scripted(never);
    const client = effectsClient({ ...server, auth: [bearer(hangs)] });

    const failure = await caught(client.items.once({ id: "1" }, { deadlineMs: 1000 }));

    expect(server.requests).toHaveLength(0);
    expect(failure).toMatchObject({ name: "DeadlineError", acted: "no" });
  });
});

test.for(["k1\r\nx-admin: 1", "k1-日本"])("a value that is no header is refused and not shown: %j", async (value) => {
  const server = scripted(json({}));
  const client = effectsClient({ ...server, auth: [apiKey("X-Api-Key", value)] });

  const failure = await caught(client.items.once({ id: "1" }));

  expect(failure).toMatchObject({
    name: "RefusedError",
    acted: "no",
    message: "items.once: the credential for X-Api-Key must be text that a header can carry",
  });
  expect(inspect(failure, { depth: null, showHidden: true })).not.toContain("k1");
  expect(server.requests).toHaveLength(0);
});

test.for([undefined, null, 42, {}])("a value that is no text is refused: %j", async (value) => {
  const server = scripted(json({}));
  const client = effectsClient({ ...server, auth: [bearer(() => value as unknown as string)] });

  const failure = await caught(client.items.once({ id: "1" }));

  expect(failure).toMatchObject({
    name: "RefusedError",
    acted: "no",
    message: "items.once: the credential for Authorization must be text that a header can carry",
  });
  expect(server.requests).toHaveLength(0);
});

describe("a function that yields credentials", () => {
  test("is asked once by calls at the same time", async () => {
    let asked = 0;
    const server = scripted(json({}), json({}), json({}));
    const client = effectsClient({ ...server, auth: [bearer(async () => `token-${++asked}`)] });

    await Promise.all(["1", "2", "3"].map((id) => client.items.read({ id })));

    expect(asked).toBe(1);
    expect(server.requests.map(({ headers }) => headers.get("authorization"))).toEqual(Array(3).fill("Bearer token-1"));
  });

  test.for(effects)("is asked again after a 401, and a %s call is sent with what is new", async (effect) => {
    const tokens = ["old", "new"];
    const server = scripted(json({}, { status: 401 }), json({ ok: true }));
    const client = effectsClient({ ...server, auth: [bearer(() => tokens.shift() ?? "new")] });

    const answer = await client.items[effect]({ id: "1" });

    expect(answer).toEqual({ ok: true });
    expect(server.requests.map(({ headers }) => headers.get("authorization"))).toEqual(["Bearer old", "Bearer new"]);
  });

  test.for(effects.filter((effect) => effect !== "read"))(
    "has the body of %s sent again after a 401",
    async (effect) => {
      const { requests, client } = renewed();

      await client.items[effect]({ id: "1", text: "all of it" });

      const bodies = await Promise.all(requests.map((request) => request.text()));
      expect(bodies).toEqual(Array(2).fill('{"text":"all of it"}'));
    },
  );

  test("has the body sent again that a layer put in place of the caller's", async () => {
    const { requests, client } = renewed((next) => (request, call) => next({ ...request, body: "sealed" }, call));

    await client.items.once({ id: "1", text: "plain" });

    const bodies = await Promise.all(requests.map((request) => request.text()));
    expect(bodies).toEqual(["sealed", "sealed"]);
  });

  test("keeps both the old and the new from layers", async () => {
    const seen: unknown[] = [];
    const { client } = renewed((next) => async (request, call) => {
      const response = await next(request, call);
      seen.push(request.headers.authorization);
      return response;
    });

    await client.items.once({ id: "1" });

    expect(seen).toEqual([undefined]);
  });

  test("has the rejected answer let go, whatever kind of body it has", async () => {
    const tokens = ["old", "new"];
    let isDestroyed = false;
    const body = Object.assign(Readable.from(["no"]), { destroy: () => (isDestroyed = true) });
    const rejected = Object.defineProperty(json({}, { status: 401 }), "body", { value: body });
    const client = effectsClient({
      ...scripted(rejected, json({ ok: true })),
      auth: [bearer(() => tokens.shift() ?? "new")],
    });

    expect(await client.items.once({ id: "1" })).toEqual({ ok: true });
    expect(isDestroyed).toBe(true);
  });

  test("ends the call with the 401 when it has nothing new", async () => {
    const server = scripted(json({ error: "no" }, { status: 401 }));
    const client = effectsClient({ ...server, auth: [bearer(() => "same")] });

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "ApiError", status: 401, acted: "no" });
    expect(server.requests).toHaveLength(1);
  });
});
