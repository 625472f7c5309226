import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { faultServer, type Reaction } from "../../mock/src/faults/fault-server.ts";
import { answer, answerJson, garbage, redirect, reset, silence } from "../../mock/src/faults/reactions.ts";
import { apiKey, bearer, type CallOptions, createSdk, type Operation, type Run, result } from "../src/index.ts";
import { caught, thrown } from "./support/caught.ts";
import { json, lost, scripted } from "./support/scripted.ts";
import { clientOf, connectedTo, effects, effectsClient, SECRET } from "./support/sdk.ts";

const auth = [apiKey("X-Api-Key", SECRET), bearer(async () => SECRET)];

/** Every text a program might print or store of a value, its causes included. */
function texts(value: unknown): string[] {
  const shown = [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    attempt(() => String(value)),
    attempt(() => JSON.stringify(value)),
    attempt(() => inspect(structuredClone(value), { depth: Number.POSITIVE_INFINITY })),
  ];
  if (!(value instanceof Error)) return shown;
  const own = Object.fromEntries(Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)]));
  return [
    ...shown,
    value.message,
    value.stack ?? "",
    inspect(own, { depth: 9 }),
    ...(value.cause ? texts(value.cause) : []),
  ];
}

/** What `act` answers, or the message it fails with, as `structuredClone` of a function does. */
function attempt(act: () => unknown): string {
  try {
    return String(act());
  } catch (error) {
    return String(error);
  }
}

const hidden = (value: unknown, secret = SECRET): void => {
  for (const text of texts(value)) expect(text).not.toContain(secret);
};

test("a client shows no secret", () => {
  const client = effectsClient({ auth });

  hidden(client);
  hidden(client.items);
  hidden(client.items.read);
  hidden(client.raw);
  hidden(client.raw.GET);
});

describe("an error shows no secret", () => {
  const faults: Readonly<Record<string, Reaction>> = {
    "a reset": reset,
    silence,
    "bytes that are no HTTP": garbage,
    "401": answerJson({ error: "who are you?" }, 401),
    "503": answer(503),
    "429 with a pause beyond the deadline": answer(429, { "retry-after": "900" }),
    "401 that repeats the key": answerJson({ error: `no such key: ${SECRET}` }, 401, { "x-key": SECRET }),
    "an HTML page": answer(200, { "content-type": "text/html" }, "<html>"),
    "a redirect elsewhere": redirect("http://elsewhere.test/"),
  };
  const rows = Object.entries(faults).flatMap(([fault, reaction]) =>
    effects.map((effect) => ({ fault, reaction, effect })),
  );

  test.for(rows)("after $fault: $effect", async ({ reaction, effect }) => {
    await using server = await faultServer([reaction]);
    const client = effectsClient({ ...connectedTo(server), auth });

    const failure = await caught(client.items[effect]({ id: "1" }));

    expect(server.requests[0]?.headers.get("authorization")).toBe(`Bearer ${SECRET}`);
    hidden(failure);
  });

  test("of a connection that is refused", async () => {
    const client = effectsClient({
      ...scripted(...Array.from({ length: 4 }, () => lost("ECONNREFUSED"))),
      auth,
    });

    hidden(await caught(client.items.once({ id: "1" })));
  });

  test("of a call that was aborted", async () => {
    await using server = await faultServer([silence]);
    const { clock, ...address } = connectedTo(server);
    const client = effectsClient({ ...address, clock, auth });
    const controller = new AbortController();
    clock.after(10, () => controller.abort());

    hidden(await caught(client.items.read({ id: "1" }, { signal: controller.signal })));
  });

  test("of a credential that is no header value", async () => {
    const client = effectsClient({ ...scripted(), auth: [apiKey("X-Api-Key", `${SECRET}\n\n${SECRET}日`)] });

    hidden(await caught(client.items.read({ id: "1" })));
  });

  test("of a header the caller gave that is no header value", async () => {
    const client = effectsClient(scripted());

    hidden(await caught(client.items.read({ id: "1" }, { headers: { authorization: `${SECRET}日` } })));
  });

  test.for([`https://user:${SECRET}@api.test`, `ftp://user:${SECRET}@api.test`, `https://user:${SECRET}@[`])(
    "of an address with a password: %s",
    (baseUrl) => {
      const error = thrown(() => createSdk([], { vendor: "test", baseUrl, auth: [] }));

      expect(error).toMatchObject({ name: "RefusedError", acted: "no" });
      hidden(error);
    },
  );

  test("of a redirect with a password", async () => {
    await using server = await faultServer([redirect(`http://user:${SECRET}@elsewhere.test/?key=${SECRET}`)]);
    const client = effectsClient({ ...connectedTo(server), auth: [] });

    hidden(await caught(client.items.read({ id: "1" })));
  });
});

describe("a result shows no secret", () => {
  test("of an answer", async () => {
    const client = effectsClient({ ...scripted(json({ id: "1" })), auth });

    hidden(await result(client.items.read({ id: "1" })));
  });

  test("of a failure", async () => {
    const client = effectsClient({ ...scripted(json({}, { status: 401 })), auth });

    hidden(await result(client.items.read({ id: "1" })));
  });

  test("of the raw client beyond its request", async () => {
    const client = effectsClient({ ...scripted(json({ id: "1" })), auth });
    const get = client.raw.GET as (path: string) => Promise<unknown>;

    hidden(await get("/items"));
  });
});

test("a run shows no secret, before and after its wait", async () => {
  const poll: Operation = {
    ...{ id: "runs.get", method: "GET", path: "/runs/{id}", effect: "read" },
    record: { attach: "attach", input: { id: "$id" }, states: [{ if: { status: "Failed" }, state: "failed" }] },
  };
  const row: Operation = {
    ...{ id: "runs.create", method: "POST", path: "/runs", effect: "once", body: "fields" },
    run: { name: "start", id: "id", poll },
  };
  const { runs } = clientOf<{ runs: { start(input: object, options?: CallOptions): Promise<Run> } }>(
    { runs: { create: row } },
    { ...scripted(json({ id: "r1" }), json({ status: "Failed" })), auth },
  );

  const run = await runs.start({ script: "vacuum" });
  hidden(run);
  const failure = await caught(run.wait());

  hidden(run);
  hidden(failure);
});

test("a header of the caller's that cannot be sent is refused without being shown", async () => {
  const { fetch, requests } = scripted();
  const client = effectsClient({ fetch });

  const failure = await caught(client.items.read({ id: "1" }, { headers: { "X-Key": `${SECRET}\r\n${SECRET}` } }));

  expect(failure).toMatchObject({ name: "RefusedError", acted: "no" });
  expect(texts(failure).join()).not.toContain(SECRET);
  expect(requests).toHaveLength(0);
});
