import { expect, test } from "vitest";
import { type Gateway, mountWorld, startMock } from "../../../src/index.ts";
import { ask } from "../../support/ask.ts";

const answering = (answer: Gateway["answer"]) => startMock("hoop", { handler: mountWorld({ answer }) });
const json = { "content-type": "application/json" };

test("a mounted gateway answers what the check lets through", async () => {
  const asked: unknown[] = [];
  await using mock = await answering(async ({ method, path, query, body }) => {
    asked.push([method, path, query.get("limit"), body]);
    return { status: 201, headers: json, body: '{"session_id":"s1"}' };
  });

  const started = await ask(mock, "POST /api/sessions", { connection: "pg", script: "x" });
  await ask(mock, "GET /sessions?limti=1");

  expect(started).toMatchObject({ status: 201, body: { session_id: "s1" } });
  expect(asked).toEqual([["POST", "/sessions", null, '{"connection":"pg","script":"x"}']]);
  expect(mock.takeRefusals()).toHaveLength(1);
});

test("a body that arrives over time is sent as it comes", async () => {
  let left = false;
  await using mock = await answering(async () => ({
    status: 200,
    headers: { "content-type": "text/event-stream" },
    body: {
      read(chunk, end) {
        chunk("event: a\n\n");
        setTimeout(end, 5);
        return () => {
          left = true;
        };
      },
    },
  }));

  expect((await ask(mock, "GET /sessions/s1/stream")).body).toBe("event: a\n\n");
  await expect.poll(() => left).toBe(true);
});

test("a connection that is lost is reset", async () => {
  await using mock = await answering(async () => {
    throw Object.assign(new Error("no answer from the gateway"), { code: "ECONNRESET" });
  });

  await expect(ask(mock, "GET /sessions")).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
});

test("a fault spoils what a mounted gateway answers", async () => {
  await using mock = await answering(async () => ({ status: 200, headers: json, body: "{}" }));
  mock.fail("GET /sessions", { how: 503 });

  expect((await ask(mock, "GET /sessions")).status).toBe(503);
  expect((await ask(mock, "GET /sessions")).status).toBe(200);
});
