import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { faultServer } from "../../../mock/src/faults/fault-server.ts";
import { answerJson, redirect } from "../../../mock/src/faults/reactions.ts";
import { apiKey, bearer } from "../../src/transport/auth.ts";
import { pinOrigin, redirects } from "../../src/transport/origin.ts";
import { callOf, over, requestOf } from "../support/call.ts";
import { caught } from "../support/caught.ts";
import { json, scripted } from "../support/scripted.ts";
import { connectedTo, effects, effectsClient, SECRET } from "../support/sdk.ts";

describe("a pinned origin", () => {
  const pinned = (url: string, server = scripted(json({}))) =>
    over(server, pinOrigin("https://api.test"))(requestOf({ url }), callOf());

  test("lets requests to it pass", async () => {
    const response = await pinned("https://api.test/items");

    expect(response.status).toBe(200);
  });

  test.for([
    "http://api.test/items",
    "https://api.test:8443/items",
    "https://api.test.evil.test/items",
    "https://evil.test/https://api.test/",
    "//api.test/items",
    "/items",
    "",
  ])("refuses %j", async (url) => {
    const server = scripted(json({}));

    const error = await caught(pinned(url, server));

    expect(error).toMatchObject({ name: "RefusedError", acted: "no" });
    expect(server.requests).toHaveLength(0);
  });

  test("holds against a layer that sends elsewhere", async () => {
    const server = scripted(json({}));
    const client = effectsClient({
      ...server,
      layers: [(next) => (request, call) => next({ ...request, url: "https://evil.test/" }, call)],
    });

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "RefusedError", acted: "no", operation: "items.once" });
    expect(server.requests).toHaveLength(0);
  });
});

describe("a redirect within the origin", () => {
  test.for([301, 302, 303, 307, 308])("with %d is followed for a read, with the credential", async (status) => {
    await using server = await faultServer([redirect("/moved?x=1", status), answerJson({ id: "1" })]);
    const client = effectsClient(connectedTo(server));

    const found = await client.items.read({ id: "1" });

    expect(found).toEqual({ id: "1" });
    expect(server.requests.map(({ path }) => path)).toEqual(["/items/1", "/moved?x=1"]);
    expect(server.requests.map(({ headers }) => headers.get("authorization"))).toEqual(
      Array(2).fill(`Bearer ${SECRET}`),
    );
  });

  test("is followed by its full address, too", async () => {
    await using moved = await faultServer([
      ({ socket, request, stall }) => {
        const step =
          request.path === "/moved" ? answerJson({ id: "1" }) : redirect(`http://${request.headers.get("host")}/moved`);
        step({ socket, request, stall });
      },
    ]);
    const client = effectsClient(connectedTo(moved));

    expect(await client.items.read({ id: "1" })).toEqual({ id: "1" });
  });

  test("is followed five times and no more", async () => {
    await using server = await faultServer([redirect("/round")]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "RefusedError", acted: "maybe" });
    expect(server.requests).toHaveLength(6);
  });

  test.for(["idempotent", "keyed", "once"] as const)("is not followed for %s", async (effect) => {
    await using server = await faultServer([redirect("/moved", 308), answerJson({})]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items[effect]({ id: "1" }));

    expect(failure).toMatchObject({ name: "RefusedError", acted: "no" });
    expect(server.requests).toHaveLength(1);
  });

  test.for([302, 303])("with %d after a start leaves its outcome unknown", async (status) => {
    await using server = await faultServer([redirect("/runs/1", status), answerJson({})]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.once({ id: "1" }));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "RefusedError" } });
    expect(server.requests).toHaveLength(1);
  });

  test("is followed for HEAD as for GET", async () => {
    const server = scripted(
      new Response(null, { status: 302, headers: { location: "/moved" } }),
      new Response(null, { status: 200 }),
    );

    const send = over(server, redirects("https://api.test"));

    const response = await send(requestOf({ method: "HEAD" }), callOf());

    expect(response.status).toBe(200);
    expect(server.requests.map(({ method }) => method)).toEqual(["HEAD", "HEAD"]);
  });
});

test("a redirect is followed with the headers of the request", async () => {
  const moved = new Response(null, { status: 302, headers: { location: "/moved" } });
  const server = scripted(moved, json({}));

  await over(server, redirects("https://api.test"))(requestOf({ headers: { "x-note": "1" } }), callOf());

  expect(server.requests.map(({ headers }) => headers.get("x-note"))).toEqual(["1", "1"]);
});

test("an answer that redirects is let go, whatever kind of body it has", async () => {
  const body = Readable.from(["moved"]);
  const moved = new Response(null, { status: 302, headers: { location: "/moved" } });
  const server = scripted(Object.defineProperty(moved, "body", { value: body }), json({}));

  await over(server, redirects("https://api.test"))(requestOf(), callOf());

  expect(body.destroyed).toBe(true);
});

describe("a redirect to another origin", () => {
  const rows = effects.flatMap((effect) => [301, 302, 303, 307, 308].map((status) => ({ effect, status })));

  test.for(rows)(
    "with $status brings no request of $effect there, and so no credential",
    async ({ effect, status }) => {
      await using other = await faultServer([answerJson({ id: "stolen" })]);
      await using server = await faultServer([redirect(`${other.origin}/items/1`, status)]);
      const client = effectsClient({
        ...connectedTo(server),
        auth: [apiKey("X-Api-Key", SECRET), bearer(SECRET)],
      });

      await caught(client.items[effect]({ id: "1" }));

      expect(server.requests).toHaveLength(1);
      expect(other.requests).toHaveLength(0);
    },
  );

  test("names the other origin and nothing of its path", async () => {
    await using server = await faultServer([redirect("https://evil.test/path?with=secrets")]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({
      name: "RefusedError",
      message: "items.read: redirect (302) to https://evil.test not followed",
    });
  });

  test.for(["//evil.test/", "https:evil.test", "\\\\evil.test\\x", "http://user@evil.test/"])(
    "is seen through: %s",
    async (location) => {
      await using server = await faultServer([redirect(location)]);
      const client = effectsClient(connectedTo(server));

      const failure = await caught(client.items.read({ id: "1" }));

      expect(failure).toMatchObject({ name: "RefusedError", acted: "maybe" });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("after one within the origin is refused as well", async () => {
    await using other = await faultServer([answerJson({})]);
    await using server = await faultServer([redirect("/moved"), redirect(other.origin)]);
    const client = effectsClient(connectedTo(server));

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "RefusedError" });
    expect(other.requests).toHaveLength(0);
  });
});

test.for([
  ["without a location", {}],
  ["with a broken location", { location: "http://[" }],
])("a redirect %s is an error status", async ([, headers = {}]) => {
  const server = scripted(new Response(null, { status: 302, headers }));
  const client = effectsClient(server);

  const failure = await caught(client.items.read({ id: "1" }));

  expect(failure).toMatchObject({ name: "ApiError", status: 302 });
});
