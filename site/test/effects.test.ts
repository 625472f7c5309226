import { createAirplane } from "@x/airplane";
import { createHoop } from "@x/hoop";
import { expect, test } from "vitest";
import { effects } from "../src/reference/effects.ts";

const hoop = createHoop({ token: "any", baseUrl: "https://hoop.example.com/api" });
const airplane = createAirplane({ apiKey: "any" });

test.each([
  ["read", () => hoop.sessions.list.explain({})],
  ["idempotent", () => hoop.accessRequestRules.delete.explain({ name: "rule" })],
  ["once", () => hoop.sessions.start.explain({ connection: "pg-prod" })],
  ["keyed", () => airplane.tasks.start.explain({ slug: "vacuum" })],
] as const)("a page says of %s what the SDK says itself", async (effect, explain) => {
  const explained = await explain();
  const words = explained.retry
    .replace(/; \d+ attempts in all$/, "")
    .match(/\d\w\w|connection\w*|timeouts|same|one hour|provably/g);

  expect(explained.effect).toBe(effect);
  for (const word of words ?? []) expect(effects[effect].retry).toContain(word);
});
