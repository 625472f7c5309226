import { startScenario } from "@x/mock";
import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

const examples = [
  {
    vendor: "airplane",
    scenario: "succeeds",
    from: "https://api.airplane.dev/v0",
    env: { AIRPLANE_API_KEY: "key" },
    output: /Queued|running[\s\S]*succeeded[\s\S]*rows/,
  },
  {
    vendor: "hoop",
    scenario: "slow",
    from: "https://hoop.example.com/api",
    env: { HOOP_TOKEN: "token", HOOP_API_URL: "https://hoop.example.com" },
    output: /running[\s\S]*succeeded/,
  },
  {
    vendor: "hoop",
    scenario: "review",
    from: "https://hoop.example.com/api",
    env: { HOOP_TOKEN: "token", HOOP_API_URL: "https://hoop.example.com" },
    output: /waiting review/,
  },
  {
    vendor: "blink",
    scenario: "succeeds",
    from: "https://app.blinkops.com/api/v1",
    env: { BLINK_API_KEY: "key", BLINK_WORKSPACE: "0b7c1d9e-3f7a-4c55-9a53-0d2f8f6f1c11" },
    output: /running[\s\S]*succeeded/,
  },
];

test.concurrent.each(examples)(
  "$vendor's example runs to its end ($scenario)",
  async ({ vendor, scenario, from, env, output }) => {
    const mock = await startScenario(vendor, scenario);

    const ended = await runExample(vendor, { from, to: mock.url }, env).finally(() => mock.close());

    expect(ended.stderr).toBe("");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(output);
    expect(mock.starts).toBe(1);
  },
);
