import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHoopWorld } from "../../src/vendors/hoop/world/create-hoop-world.ts";
import { writeAnswer } from "../../src/vendors/hoop/world/http/write-answer.ts";
import { smallWorld } from "./support/stage.ts";

const world = createHoopWorld(smallWorld);
const headers = { authorization: "Bearer ada" };
const long = JSON.stringify({ connection: "shell", script: "long", correlation_id: "over-http" });

const server = createServer(async (request, response) => {
  let body = "";
  for await (const piece of request) body += piece;
  const { pathname, search } = new URL(request.url ?? "", "http://localhost");
  const asked = { method: request.method ?? "", path: pathname.slice("/api".length), query: search, body };
  await writeAnswer(response, world.answer({ ...asked, headers: request.headers }));
});
const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());

test("a world answers over http, streams as they come, and resets connections when it crashes", async () => {
  const held = fetch(`${base()}/sessions`, { method: "POST", headers, body: long });
  const missed = held.then(
    () => "answered",
    () => "reset",
  );
  await expect.poll(() => world.sessions.length).toBe(1);
  const live = await fetch(`${base()}/sessions/${world.sessions[0]?.id}/stream`, { headers });
  const reader = live.body?.getReader();

  const first = await reader?.read();
  world.gatewayCrashes();

  expect(new TextDecoder().decode(first?.value)).toBe(": connected\n\n");
  await expect(reader?.read()).rejects.toThrow();
  expect(await missed).toBe("reset");
});
