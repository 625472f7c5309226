import { expect, test } from "vitest";
import { startMock } from "../../src/index.ts";

const from = (origin: string, more: HeadersInit = {}) => ({ headers: { origin, "x-airplane-api-key": "k", ...more } });

test("a page of this machine may read answers, those of faults too", async () => {
  await using mock = await startMock("airplane");
  mock.fail("GET /runs/list", { how: "empty" });

  for (const status of [502, 200]) {
    const answer = await fetch(`${mock.url}/runs/list?taskSlug=x`, from("http://localhost:5173"));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("access-control-allow-origin")).toBe("http://localhost:5173");
    expect(answer.headers.get("access-control-expose-headers")).toBe("*");
  }
});

test("a browser's question before a request is no request", async () => {
  await using mock = await startMock("airplane");
  const asked = { "access-control-request-method": "POST", "access-control-request-headers": "x-airplane-api-key" };

  const answer = await fetch(`${mock.url}/tasks/execute`, {
    method: "OPTIONS",
    ...from("http://127.0.0.1:3000", asked),
  });

  expect(answer.status).toBe(204);
  expect(answer.headers.get("access-control-allow-methods")).toBe("POST");
  expect(answer.headers.get("access-control-allow-headers")).toBe("x-airplane-api-key");
  expect(mock.requests).toEqual([]);
});

test.each(["https://evil.example", "http://127.0.0.1.evil.example", "null"])("%s may not", async (origin) => {
  await using mock = await startMock("airplane");

  const answer = await fetch(`${mock.url}/runs/list?taskSlug=x`, from(origin));

  expect(answer.status).toBe(200);
  expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
