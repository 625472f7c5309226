import { describe, expect, test } from "vitest";
import { type Fault, startMock } from "../../src/index.ts";
import { ask } from "../support/ask.ts";

const route = "POST /tasks/execute";
const start = (mock: { readonly url: string }) => ask(mock, route, { slug: "vacuum" });

describe("a fault", () => {
  test.each<[string, Fault, number, Record<string, string>, string]>([
    ["html", { how: "html" }, 200, { "content-type": "text/html" }, "<!doctype html>"],
    ["empty", { how: "empty", after: true }, 502, { "content-length": "0" }, ""],
    ["redirect", { how: "redirect", to: "https://elsewhere.test/" }, 307, { location: "https://elsewhere.test/" }, ""],
    ["429 with Retry-After", { how: 429, retryAfter: 7 }, 429, { "retry-after": "7" }, "the mock fails"],
    ["503 with Retry-After", { how: 503, retryAfter: "Thu, 26 Nov 2026 09:00:00 GMT" }, 503, {}, "the mock fails"],
  ])("%s answers so, and acts only after", async (_, fault, status, headers, text) => {
    await using mock = await startMock("airplane");
    mock.fail(route, fault);

    const response = await fetch(`${mock.url}/tasks/execute`, {
      method: "POST",
      redirect: "manual",
      headers: { "x-airplane-api-key": "k", "content-type": "application/json" },
      body: '{"slug":"vacuum"}',
    });

    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
    expect(await response.text()).toContain(text);
    expect(mock.starts).toBe(fault.after ? 1 : 0);
    expect(mock.requests[0]).toMatchObject({ answeredBy: "fault", fault: fault.how });
  });

  test("slow sends the answer byte by byte", async () => {
    await using mock = await startMock("airplane");
    mock.fail(route, { how: "slow", ms: 2 });
    const began = performance.now();

    const { status, body } = await start(mock);

    expect([status, body]).toEqual([200, { runID: "run000001" }]);
    expect(performance.now() - began).toBeGreaterThan(2 * '{"runID":"run000001"}'.length);
  });

  test("delay answers late", async () => {
    await using mock = await startMock("airplane");
    mock.fail(route, { how: "delay", ms: 50 });
    const began = performance.now();

    expect((await start(mock)).status).toBe(200);

    expect(performance.now() - began).toBeGreaterThan(45);
  });

  test("comes with the nth request, as often as it was asked for", async () => {
    await using mock = await startMock("airplane");
    mock.fail(route, { how: 503, nth: 2, times: 2 });

    const statuses = [];
    for (let call = 0; call < 5; call++) statuses.push((await start(mock)).status);

    expect(statuses).toEqual([200, 503, 503, 200, 200]);
  });

  test("with a probability hits the same requests for the same seed", async () => {
    const hits = async (seed: number) => {
      await using mock = await startMock("airplane", {
        faults: [{ on: "*", how: 503, probability: 0.5, seed }],
      });
      const statuses = [];
      for (let call = 0; call < 20; call++) statuses.push((await start(mock)).status);
      return statuses.join();
    };

    expect(await hits(7)).toBe(await hits(7));
    expect(await hits(7)).not.toBe(await hits(8));
    expect(await hits(7)).toMatch(/200/);
    expect(await hits(7)).toMatch(/503/);
  });

  test("spoils Prism's answers too", async () => {
    await using mock = await startMock("hoop");
    mock.fail("GET /users", { how: "cut" });

    await expect(ask(mock, "GET /users")).rejects.toThrow("terminated");
    expect((await ask(mock, "GET /users")).status).toBe(200);
  });
});

describe("what is not a fault is refused, and does not end the server:", () => {
  test.each<[unknown, string]>([
    [null, "a fault must be an object"],
    ["reset", "a fault must be an object"],
    [{ on: route }, 'a fault needs a "how": one of reset, stall, '],
    [{ how: "reset" }, 'a fault needs an "on"'],
    [{ on: route, how: "rest" }, "the nearest: reset"],
    [{ on: route, how: 99 }, '"how" must be one of'],
    [{ on: route, how: { body: "x" } }, '"how" must be one of'],
    [{ on: route, how: "reset", tiems: 2 }, 'a fault has no "tiems"; the nearest: times'],
    [{ on: route, how: "reset", times: 0 }, '"times" must be a whole number from 1 on, not 0'],
    [{ on: route, how: "reset", nth: 1.5 }, '"nth" must be a whole number from 1 on, not 1.5'],
    [{ on: route, how: "reset", probability: 2 }, '"probability" must be from 0 to 1, not 2'],
    [{ on: "POST /task/execute", how: "reset" }, "the nearest: POST /tasks/execute"],
  ])("%j", async (fault, message) => {
    await using mock = await startMock("airplane");

    const refused = await ask(mock, "POST /_mock/faults", JSON.stringify(fault));

    expect(refused.status).toBe(400);
    expect(refused.body.message).toContain(message);
    expect((await start(mock)).status).toBe(200);
  });
});
