import { expect, test } from "vitest";
import { setStage } from "./support/stage.ts";

const start = { connection: "shell", script: "short" };

test("others see a session without its output, and can neither kill nor read it", async () => {
  const { get, ask } = setStage();
  const { json } = await get("ada", "POST /sessions", start);
  const path = `/sessions/${json.session_id}`;

  const seen = await get("bob", `GET ${path}?expand=event_stream`);

  expect(seen.status).toBe(200);
  expect(seen.json).not.toHaveProperty("event_stream");
  expect((await ask("bob", `POST ${path}/kill`)).status).toBe(404);
  expect((await ask("bob", `GET ${path}/result/stream`)).status).toBe(403);
  expect((await get("bob", "GET /sessions")).json).toMatchObject({ data: [], total: 0 });
});

test("a local login gives the token in a header, and the token is a credential", async () => {
  const { ask } = setStage();

  const login = await ask(null, "POST /localauth/login", { email: "ada@example.com", password: "lovelace" });

  expect(login).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect((await ask(String(login.headers.token), "GET /userinfo")).status).toBe(200);
});

test("a key is one until it is revoked", async () => {
  const { ask, get } = setStage();
  const { json } = await get("ada", "POST /api-keys", { name: "new", groups: ["admin"] });
  const key = String(json.key);

  const before = await ask(key, "GET /userinfo");
  await ask("ada", "DELETE /api-keys/new");

  expect([before.status, (await ask(key, "GET /userinfo")).status]).toEqual([200, 401]);
  expect((await get("ada", "GET /api-keys/new")).json).toMatchObject({
    status: "revoked",
    deactivated_by: "ada@example.com",
  });
});

test("only keys provision sessions for others", async () => {
  const { get } = setStage();
  const body = { connection: "guarded", user_email: "bob@example.com", script: "short" };

  const refused = await get("ada", "POST /sessions/provision", body);
  const { status, json } = await get("ci", "POST /sessions/provision", body);

  expect([refused.status, status]).toEqual([401, 202]);
  expect((await get("bob", `POST /sessions/${json.session_id}/exec`)).json).toMatchObject({ output: "done\n" });
});
