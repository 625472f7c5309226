import { expect, test } from "vitest";
import { apiKey, bearer, type Explanation, RefusedError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { scripted } from "../support/scripted.ts";
import { effects, effectsClient, SECRET } from "../support/sdk.ts";

interface Explained {
  explain(input: object, options?: object): Promise<Explanation>;
}

const explained = (client: { readonly items: object }, effect: string) =>
  (client.items as Record<string, Explained>)[effect] as Explained;

test("tells the request, the limits and the command, and sends nothing", async () => {
  const server = scripted();
  const client = effectsClient({ ...server, auth: [apiKey("X-Api-Key", SECRET), bearer(() => SECRET)] });

  const told = await explained(client, "once").explain({ id: "a b", note: "it's on" }, { timeoutMs: 5000 });

  expect(told).toMatchObject({
    operation: "items.once",
    effect: "once",
    method: "POST",
    url: "https://api.test/items/a%20b/once",
    headers: { "content-type": "application/json", "x-api-key": "[secret]", authorization: "[secret]" },
    body: { note: "it's on" },
    timeoutMs: 5000,
    deadlineMs: 120_000,
  });
  expect(told.curl).toBe(
    [
      "curl -X POST 'https://api.test/items/a%20b/once'",
      "-H 'content-type: application/json'",
      "-H 'x-api-key: [secret]'",
      "-H 'authorization: [secret]'",
      `--data '{"note":"it'\\''s on"}'`,
    ].join(" \\\n  "),
  );
  expect(JSON.stringify(told)).not.toContain(SECRET);
  expect(server.requests).toHaveLength(0);
});

test.for([
  ["read", "on 408, 429, 5xx"],
  ["idempotent", "on 408, 429, 5xx"],
  ["keyed", "with the same Idempotency-Key"],
  ["once", "only where the server provably did not act"],
] as const)("says when a %s call would be sent again: %s", async ([effect, words]) => {
  const told = await explained(effectsClient(scripted()), effect).explain({ id: "1" });

  expect(told.retry).toContain(words);
  expect(told.retry).toContain("4 attempts in all");
});

test.for(effects)("says that %s is sent once where retries are off", async (effect) => {
  const told = await explained(effectsClient({ ...scripted(), retry: false }), effect).explain({ id: "1" });

  expect(told.retry).toBe("never: retries are off");
});

test("refuses what the call would refuse", async () => {
  const failure = await caught(explained(effectsClient(scripted()), "read").explain({ id: ".." }));

  expect(failure).toBeInstanceOf(RefusedError);
});
