import { createRequire } from "node:module";
import type sdk from "airplane";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Mock, type MockOptions, startMock } from "../../../src/index.ts";
import { ask } from "../../support/ask.ts";

// Its types name a default export that its CommonJS wraps once more.
const { default: airplane } = createRequire(import.meta.url)("airplane") as { readonly default: typeof sdk.default };

let mock: Mock;
const keys = () => mock.requests.map(({ headers }) => headers["idempotency-key"]);
const on = (route: string) => mock.requests.filter(({ operation }) => operation === route);

/** Its client reads where Airplane is from the environment; prompts take no options at all. */
async function start(options: MockOptions = {}): Promise<{ host: string; apiKey: string }> {
  mock = await startMock("airplane", { secret: "tkn_test", endsAfterMs: 0, ...options });
  vi.stubEnv("AIRPLANE_API_HOST", mock.url);
  vi.stubEnv("AIRPLANE_API_KEY", "tkn_test");
  return { host: mock.url, apiKey: "tkn_test" };
}

afterEach(async () => {
  vi.unstubAllEnvs();
  await mock.close();
});

describe("the vendor's own SDK", () => {
  test("runs a task to its output", async () => {
    const options = await start();

    const run = await airplane.execute("vacuum", { table: "orders" }, options);

    expect(run).toMatchObject({ status: "Succeeded", output: { rows: 42 }, paramValues: { table: "orders" } });
    expect(on("POST /tasks/execute")).toHaveLength(1);
    mock.assertRanOnce();
  });

  test("reads a run it was given", async () => {
    const options = await start();
    const id = await airplane.executeBackground("vacuum", {}, options);

    expect(await airplane.api.getRun(id, options)).toMatchObject({ id, status: "Succeeded" });
  });

  test("runs a runbook", async () => {
    const options = await start();

    expect(await airplane.executeRunbook("nightly", {}, options)).toMatchObject({ status: "Succeeded" });
  });

  test("throws the run of a task that failed, with its output", async () => {
    const options = await start({ scenario: "fails" });

    await expect(airplane.execute("vacuum", {}, options)).rejects.toMatchObject({
      name: "RunTerminationError",
      run: { status: "Failed", output: { error: "the script exited with status 1" } },
    });
  });

  test("repeats a start with the same key, and it runs once", async () => {
    const options = await start();
    mock.fail("POST /tasks/execute", { how: "reset", after: true });
    mock.fail("POST /tasks/execute", { how: 503 });

    await airplane.execute("vacuum", {}, options);

    const starts = on("POST /tasks/execute");
    expect(starts.map(({ fault }) => fault)).toEqual(["reset", 503, undefined]);
    expect(new Set(starts.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
    expect(starts.at(-1)).toMatchObject({ repeatOf: 1 });
    mock.assertRanOnce("POST /tasks/execute");
    expect(keys().every((key) => typeof key === "string")).toBe(true);
  });

  test.each([
    [503, "false", 1],
    [409, "true", 2],
    [409, undefined, 1],
  ])("on %d with X-Airplane-Retryable: %s sends %d times", async (status, retryable, times) => {
    const options = await start();
    const headers = { "content-type": "application/json", ...(retryable && { "x-airplane-retryable": retryable }) };
    mock.fail("POST /tasks/execute", { how: { status, headers, body: '{"error":"not now"}' } });

    const started = airplane.executeBackground("vacuum", {}, options);

    if (times === 1) await expect(started).rejects.toMatchObject({ statusCode: status });
    else expect(await started).toBe("run000001");
    expect(on("POST /tasks/execute")).toHaveLength(times);
  });

  test("waits as long as Retry-After says", async () => {
    const options = await start();
    mock.fail("POST /tasks/execute", { how: 429, retryAfter: 1 });
    const began = performance.now();

    await airplane.executeBackground("vacuum", {}, options);

    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  });

  test("requests a task that must be requested, and runs it once it is approved", async () => {
    const options = await start({ scenario: "requested" });

    const run = await airplane.execute("vacuum", { table: "orders" }, options);

    expect(run).toMatchObject({ status: "Succeeded", paramValues: { table: "orders" } });
    expect(on("POST /requests/create")).toHaveLength(1);
    expect(mock.starts).toBe(1);
  });

  test("says that a request was rejected", async () => {
    const options = await start();

    await expect(airplane.execute("vacuum-request-rejected", {}, options)).rejects.toMatchObject({
      name: "RequestRejectionError",
    });
    expect(mock.starts).toBe(0);
  });

  test("asks a person and goes on with the answer", async () => {
    await start();
    const prompt = await airplane.prompt.background({ full: "boolean" }, { description: "Vacuum the table?" });
    const answer = prompt.wait();

    const [asked] = on("POST /prompts/create");
    expect(asked?.body).toMatchObject({ description: "Vacuum the table?" });
    await ask(
      mock,
      "POST /prompts/submit",
      { id: prompt.promptID, values: { full: true } },
      { "x-airplane-api-key": "tkn_test" },
    );

    expect(await answer).toEqual({ full: true });
  });
});
