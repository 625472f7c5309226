import { describe, expect, test } from "vitest";
import { createBudget } from "../../src/transport/budget.ts";
import { caught } from "../support/caught.ts";
import { json, lost, scripted } from "../support/scripted.ts";
import { effectsClient } from "../support/sdk.ts";

const busy = (): Response => new Response(null, { status: 503 });

describe("a budget", () => {
  test("has its retries from the start, and then no more", () => {
    const budget = createBudget();
    const { budget: capacity } = budget.stats();

    const spent = Array.from({ length: capacity + 2 }, () => budget.spend());

    expect(spent.filter(Boolean)).toHaveLength(capacity);
    expect(budget.stats()).toMatchObject({ budget: 0, suppressed: 2 });
  });

  test("earns part of a retry with every call", () => {
    const budget = createBudget();
    while (budget.spend());

    for (let call = 0; call < 50; call++) budget.call();

    const spent = Array.from({ length: 50 }, () => budget.spend());
    expect(spent.filter(Boolean).length).toBeGreaterThan(0);
    expect(spent.filter(Boolean).length).toBeLessThan(25);
  });

  test("never has more than at the start", () => {
    const budget = createBudget();
    const { budget: capacity } = budget.stats();

    for (let call = 0; call < 10_000; call++) budget.call();

    expect(budget.stats()).toMatchObject({ calls: 10_000, budget: capacity });
  });
});

describe("a client", () => {
  test("tells its calls, attempts and what is left", async () => {
    const client = effectsClient(scripted(busy(), lost("ECONNRESET"), json({}), json({})));
    const { budget } = client.stats();

    await client.items.read({ id: "1" });
    await client.items.read({ id: "1" });

    expect(client.stats()).toMatchObject({ calls: 2, attempts: 4, suppressed: 0 });
    expect(client.stats().budget).toBeLessThan(budget);
  });

  test("does not spend on what must not be sent again", async () => {
    const client = effectsClient(scripted(busy(), json({}, { status: 404 })));
    const { budget } = client.stats();

    await caught(client.items.once({ id: "1" }));
    await caught(client.items.read({ id: "1" }));

    expect(client.stats()).toMatchObject({ calls: 2, attempts: 2, suppressed: 0, budget });
  });

  test("whose budget is spent ends with the failure of the first attempt", async () => {
    const server = scripted(...Array.from({ length: 1000 }, busy));
    const client = effectsClient(server);
    while (client.stats().suppressed === 0) await caught(client.items.read({ id: "1" }));
    const before = server.requests.length;

    const failure = await caught(client.items.read({ id: "1" }));

    expect(failure).toMatchObject({ name: "ApiError", status: 503 });
    expect(server.requests.length).toBe(before + 1);
  });

  test("does not spend another client's budget", async () => {
    const [one, two] = [effectsClient(scripted(busy(), json({}))), effectsClient(scripted())];
    const { budget } = two.stats();

    await one.items.read({ id: "1" });

    expect(two.stats()).toMatchObject({ calls: 0, attempts: 0, budget });
  });
});
