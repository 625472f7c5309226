import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { output, untilLine } from "./support/process.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const run = (...args: readonly string[]): ChildProcess => spawn(process.execPath, [cli, ...args]);

test("prints where the mock is and what to set, and stops when asked to", async () => {
  const child = run("airplane", "--scenario", "succeeds");
  try {
    const [, url = ""] = await untilLine(child, /airplane mock \(succeeds\): (http:\S+)/);

    const response = await fetch(`${url}/runs/list`, { headers: { "x-airplane-api-key": "any" } });
    expect(response.status).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  } finally {
    child.kill("SIGKILL");
  }
});

test("moves a scenario by the clock, and tells what happened", async () => {
  const child = run("blink", "--scenario", "succeeds", "--ends-after-ms", "0");
  try {
    const [, url = ""] = await untilLine(child, /blink mock \(succeeds\): (http:\S+)/);

    await fetch(`${url}/workspace/ws1/playbooks/p1/execute`, { method: "POST", headers: { "blink-api-key": "any" } });

    expect(await (await fetch(`${url}/_mock`)).json()).toMatchObject({ starts: 1, runs: [{ state: "Completed" }] });
  } finally {
    child.kill("SIGKILL");
  }
});

test.each([
  [["acme"], 'no vendor "acme": choose airplane, blink, hoop'],
  [["blink", "--scenario", "review"], 'no scenario "review" at blink; the nearest: reviewed, '],
  [["hoop", "--port", "many"], "a port is a number from 0 to 65535"],
  [["hoop", "--ends-after-ms", "-1"], "a duration is a whole number of milliseconds"],
  [["hoop", "--ends-after-ms", "1"], "--ends-after-ms needs a --scenario"],
])("mock %s: says what is wrong, and fails", async (args, message) => {
  const child = run(...args);
  const [stderr, [code]] = await Promise.all([output(child.stderr), once(child, "exit")]);

  expect(stderr).toContain(message);
  expect(code).toBe(1);
});
