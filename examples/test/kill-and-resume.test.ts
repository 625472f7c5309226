import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type ScenarioServer, startScenario } from "@x/mock";
import { expect, test } from "vitest";
import { redirected } from "./run-example.ts";

/** Kills in all, spread over the vendors. */
const KILLS = Number(process.env.KILL_POINTS ?? 6);

/** What a program ends with where a start may have been made and is not shown: somebody has to look. */
const UNKNOWN = 3;

const vendors = [
  {
    vendor: "airplane",
    scenario: "succeeds",
    from: "https://api.airplane.dev/v0",
    env: { AIRPLANE_API_KEY: "key" },
    unknown: [],
  },
  {
    ...{ vendor: "hoop", scenario: "slow", from: "https://hoop.example.com/api" },
    env: { HOOP_TOKEN: "token", HOOP_API_URL: "https://hoop.example.com" },
    unknown: [UNKNOWN],
  },
  {
    ...{ vendor: "blink", scenario: "succeeds", from: "https://app.blinkops.com/api/v1" },
    env: { BLINK_API_KEY: "key", BLINK_WORKSPACE: "0b7c1d9e-3f7a-4c55-9a53-0d2f8f6f1c11" },
    unknown: [UNKNOWN],
  },
];
const each = Math.ceil(KILLS / vendors.length);

test.concurrent.each(vendors)(
  `at $vendor a program that is killed at any of ${each} moments starts nothing twice, and ends what it reports`,
  async ({ vendor, scenario, from, env, unknown }) => {
    await using mock = await startScenario(vendor, scenario, { endsAfterMs: 300 });
    await using folder = await temporaryFolder();
    const begin = (key: string) =>
      spawn(process.execPath, redirected("any-vendor", vendor, key), {
        cwd: folder.path,
        env: { PATH: process.env.PATH, SETTLE_MS: "150", MOCK_FROM: from, MOCK_TO: mock.url, ...env },
        stdio: "ignore",
      });

    for (let kill = 0; kill < each; kill++) {
      const key = `migration-${kill}`;
      const before = mock.starts;
      const victim = begin(key);
      await randomMoment(mock);
      victim.kill("SIGKILL");
      await ended(victim);

      const survivor = await ended(begin(key));

      expect([0, ...unknown]).toContain(survivor);
      expect(mock.starts - before).toBe(survivor === 0 ? 1 : 0);
    }

    expect(mock.executions).toBe(mock.starts);
  },
  20_000 + each * 10_000,
);

/** Some time after the start of a process, or after its first, second, … request. */
async function randomMoment(mock: ScenarioServer): Promise<void> {
  const requests = Math.floor(Math.random() * 4);
  const seen = mock.requests.length + requests;
  const late = Date.now() + 2000;
  while (mock.requests.length < seen && Date.now() < late) await sleep(1);
  // A process needs about this long to begin, and no time at all between an answer and what it does then.
  await sleep(Math.random() * (requests === 0 ? 500 : 8));
}

/** The exit code of a process, `null` where it was killed. */
async function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child.exitCode;
}

async function temporaryFolder(): Promise<{ readonly path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "kill-and-resume-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
