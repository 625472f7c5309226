import { fileURLToPath } from "node:url";
import { startMock } from "@x/mock";
import { expect, test } from "vitest";
import { ended } from "../test/run-example.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const program = path("../../scripts/test-live.ts");

test("the lives of runs that need no second person hold at the model of a gateway", { timeout: 150_000 }, async () => {
  await using gateway = await startMock("hoop", { world: path("../live/world.json") });

  const { code, stdout, stderr } = await ended(
    [program, "hoop"],
    // What npm needs to reach its registry comes along.
    { ...process.env, HOOP_API_URL: gateway.url, HOOP_TOKEN: "ci", HOOP_CONNECTION: "bash" },
    140_000,
  );

  expect(stderr).toBe("");
  expect(stdout.match(/^held/gm)).toHaveLength(11);
  expect(code).toBe(0);
});

test("what is missing is named, and nothing is tried", async () => {
  const { code, stderr } = await ended([program, "hoop"], { HOOP_TOKEN: "ci" });

  expect(stderr).toContain("Set HOOP_API_URL, HOOP_CONNECTION");
  expect(code).toBe(1);
});

test("a vendor that cannot be tried live is refused by name", async () => {
  const { code, stderr } = await ended([program, "acme"], {});

  expect(stderr).toContain("Name a vendor that can be tried live: hoop");
  expect(code).toBe(1);
});
