import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import type { Run } from "@x/core";
import { createHoop } from "@x/hoop";
import { describe, expect, test } from "vitest";
import { type MockOptions, startMock } from "../../src/index.ts";
import { acme } from "../support/acme.ts";
import { ask } from "../support/ask.ts";
import { vendors } from "../support/vendors.ts";

const starts: Readonly<Record<string, (baseUrl: string) => Promise<Run>>> = {
  airplane: (baseUrl) => createAirplane({ baseUrl, apiKey: "k" }).tasks.start({ slug: "vacuum" }),
  blink: (baseUrl) => createBlink({ baseUrl, apiKey: "k", workspace: "w" }).playbooks.start({ id: "p" }),
  hoop: (baseUrl) => createHoop({ baseUrl, token: "k" }).sessions.start({ connection: "pg", script: "vacuum" }),
};

const mockOf = (name: string, options: MockOptions = {}) => {
  const vendor = vendors.find((each) => each.name === name);
  if (!vendor) throw new Error(`no vendor ${name}`);
  return startMock({ name, document: vendor.document, operations: vendor.table }, options);
};
const wait = { pollMs: 100, deadlineMs: 5000 };

describe.each(["airplane", "blink", "hoop"])("from the table of %s alone", (name) => {
  test("a run goes to its end and has an output", async () => {
    await using mock = await mockOf(name);
    const run = await starts[name]?.(mock.url);

    await run?.wait(wait);

    expect(run?.state).toBe("succeeded");
    // The events that Hoop's output is read from stand in no table.
    if (name !== "hoop") expect(JSON.stringify(await run?.output())).toContain("42");
    mock.assertRanOnce();
  });

  test("a run fails", async () => {
    await using mock = await mockOf(name, { scenario: "fails" });
    const run = await starts[name]?.(mock.url);

    await expect(run?.wait(wait)).rejects.toMatchObject({ name: "RunFailedError" });
  });

  test.skipIf(name === "hoop")("a run goes on until it is cancelled", async () => {
    await using mock = await mockOf(name, { scenario: "cancelled" });
    const run = await starts[name]?.(mock.url);

    await run?.cancel?.();

    await expect(run?.wait(wait)).rejects.toMatchObject({ name: "RunFailedError" });
    expect(run?.state).toBe("cancelled");
  });

  test("a run waits for a person", async () => {
    await using mock = await mockOf(name, { scenario: "waits" });
    const run = await starts[name]?.(mock.url);

    for (let poll = 0; poll < 3; poll++) await run?.get();

    expect(run?.state).toBe("waiting");
  });
});

describe("a vendor added tomorrow", () => {
  test("has runs in lists that page and filter", async () => {
    await using mock = await startMock(acme);
    const ids: string[] = [];
    for (const job of ["a", "b", "a"]) ids.push((await ask(mock, "POST /jobs/runs", { job })).body.run_id);

    const page = async (query: string) =>
      (await ask(mock, `GET /runs?${query}`)).body.items.map(({ id }: { id: string }) => id);

    expect(await page("limit=2&offset=0")).toEqual([ids[2], ids[1]]);
    expect(await page("limit=2&offset=2")).toEqual([ids[0]]);
    expect(await page("job=a")).toEqual([ids[2], ids[0]]);
    expect((await ask(mock, "GET /runs?limit=2")).body.total).toBe(3);
  });

  test("chooses scenarios by a header", async () => {
    await using mock = await startMock(acme);
    const { body } = await ask(mock, "POST /jobs/runs", { job: "a" }, { "x-mock-scenario": "fails" });

    for (let poll = 0; poll < 3; poll++) await ask(mock, `GET /runs/${body.run_id}`);

    expect(mock.runs).toMatchObject([{ id: body.run_id, state: "failed", record: { status: "broken", job: "a" } }]);
  });

  test("recognises a repeat by its key, and does not act on what is wrong", async () => {
    await using mock = await startMock(acme, { assertNoRefusals: false });
    const key = { "idempotency-key": "k" };
    await ask(mock, "POST /jobs/runs", { job: "a" }, key);
    await ask(mock, "POST /jobs/runs", { job: "a" }, key);

    expect((await ask(mock, "POST /jobs/runs", { jbo: "a" })).status).toBe(422);
    expect((await ask(mock, "GET /runs/none")).status).toBe(404);
    expect(mock.starts).toBe(1);
  });

  test("answers below the base of its servers", async () => {
    await using mock = await startMock(acme);

    expect((await ask(mock, "GET /v2/runs")).status).toBe(200);
  });
});
