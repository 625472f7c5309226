import { createHoop, DecodeError, OutcomeUnknownError } from "@x/hoop";
import { describe, expect, test } from "vitest";
import { vendorDocument } from "../../src/description/vendor-document.ts";
import { createMockFetch } from "../../src/fetch/mock-fetch.ts";
import type { WorldOptions } from "../../src/server/world-options.ts";
import { hoop as vendor } from "../../src/vendors/hoop/hoop.ts";

const behind = { name: "hoop", vendor, document: vendorDocument("hoop") };
const start = { connection: "pg-prod", script: "vacuum orders" };

function setUp(options?: WorldOptions) {
  const mock = createMockFetch(behind, options);
  const client = createHoop({
    ...{ baseUrl: "https://hoop.example.com/api", token: "any", fetch: mock.fetch, timeoutMs: 200 },
    retry: { baseMs: 1 },
  });
  return { mock, client };
}

test("a run goes through its review without a server", async () => {
  const { mock, client } = setUp({ scenario: "review" });

  const run = await client.sessions.start(start);
  const states: unknown[] = [[run.state, run.reason]];
  await run.review.approve();
  await run.wait({
    ...{ executeWhenApproved: true, pollMs: 100 },
    onUpdate: ({ state, reason }) => states.push([state, reason]),
  });

  expect(states).toEqual([
    ["waiting", "review"],
    ["waiting", "approved"],
    ["succeeded", undefined],
  ]);
  expect(await run.output()).toBe("VACUUM\n");
  expect(mock.runs).toMatchObject([{ executions: 1 }]);
});

test("what is printed comes while it is printed", async () => {
  const { client } = setUp({ scenario: "live" });
  const run = await client.sessions.start(start);

  let printed = "";
  for await (const { text } of run.live()) printed += text;

  expect(printed).toBe("step 1\nstep 2\nstep 3\n");
});

test("requests that the vendor does not know are refused", async () => {
  const { mock, client } = setUp();

  const error = await client.request("GET", "/sessions", { query: { conection: "pg" } }).catch((thrown) => thrown);

  expect(error).toMatchObject({ status: 400 });
  expect(mock.requests).toMatchObject([{ problems: [{ where: 'query parameter "conection"' }] }]);
});

describe("a start", () => {
  test.each(["reset", "stall", "empty", "html"] as const)("that is lost by %s is found again", async (how) => {
    const { mock, client } = setUp({ faults: [{ on: "POST /sessions", how, after: true }] });

    const error = await client.sessions.start(start).catch((thrown) => thrown);

    expect(error).toBeInstanceOf(OutcomeUnknownError);
    expect(await error.reconcile()).toMatchObject({ outcome: "found", run: { id: mock.runs[0]?.id } });
    expect(mock.runs).toMatchObject([{ executions: 1 }]);
  });

  test("is sent again after a 429", async () => {
    const { mock, client } = setUp({ faults: [{ on: "POST /sessions", how: 429, retryAfter: 0 }] });

    await client.sessions.start(start);

    expect(mock.requests.map(({ status }) => status)).toEqual([429, 200]);
  });
});

test.each(["cut", "slow", "delay"] as const)("an answer that is spoilt by %s comes so", async (how) => {
  const { mock, client } = setUp({ faults: [{ on: "GET /sessions", how, ms: 1 }] });

  const pages = client.sessions.list({}, { deadlineMs: 5_000 }).toArray({ limit: 1 });

  await expect(pages).resolves.toEqual([]);
  expect(mock.requests).toHaveLength(how === "cut" ? 2 : 1);
});

test("an answer that is no answer of the vendor's is an error", async () => {
  const { client } = setUp({ faults: [{ on: "GET /sessions", how: "html" }] });

  await expect(client.sessions.list({}).toArray({ limit: 1 })).rejects.toThrow(DecodeError);
});
