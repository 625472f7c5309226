import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startScenario, unusedPort } from "@x/mock";
import { Queue } from "bullmq";
import { afterAll, beforeAll, expect, test } from "vitest";
import { debianProgram } from "../../scripts/commands/debian-program.ts";
import { QUEUE } from "../fleet/queue.ts";
import { redirected } from "./run-example.ts";

const JOBS = 12;
const KILLS = 6;

let redis: ChildProcess;
let port: number;

beforeAll(async () => {
  port = await unusedPort();
  redis = spawn(await debianProgram("redis-server"), ["--port", String(port), "--bind", "127.0.0.1", "--save", ""]);
  for await (const line of redis.stdout ?? []) if (String(line).includes("Ready to accept connections")) break;
}, 120_000);

afterAll(async () => {
  redis.kill();
  await once(redis, "exit");
});

test("workers that are killed in the middle of their work start nothing twice, and end what they report", async () => {
  const mock = await startScenario("hoop", "slow", { endsAfterMs: 700 });
  const connection = { host: "127.0.0.1", port };
  const queue = new Queue(QUEUE, { connection });
  const env = {
    ...{ PATH: process.env.PATH, REDIS_PORT: String(port), LOCK_MS: "1000", SETTLE_MS: "150" },
    ...{ HOOP_TOKEN: "token", HOOP_API_URL: "https://hoop.example.com" },
    ...{ MOCK_FROM: "https://hoop.example.com/api", MOCK_TO: mock.url },
  };
  const begin = (program: string, ...args: readonly string[]) =>
    spawn(process.execPath, redirected(program, ...args), { env, stdio: "ignore" });
  const workers = new Set<ChildProcess>();
  const employ = () => workers.add(begin("fleet/worker"));

  await once(begin("fleet/enqueue", "hoop", String(JOBS)), "exit");
  const jobs = await queue.getJobs();
  employ();
  employ();
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(300 + Math.random() * 700);
    const [victim] = workers;
    if (victim) await end(victim, workers);
    employ();
  }
  while ((await queue.getCompletedCount()) + (await queue.getFailedCount()) < JOBS) await sleep(50);
  await Promise.all([...workers].map((worker) => end(worker, workers)));
  const ended = await Promise.all(jobs.map(async ({ id }) => queue.getJob(id ?? "")));
  await Promise.all([queue.close(), mock.close()]);

  const runs = ended.flatMap((job) => job?.returnvalue ?? []);
  // A worker that was killed just before it sent its start leaves a job that a person has to look at.
  const open = ended.filter((job) => job?.failedReason?.includes("outcome unknown"));
  expect(runs.length + open.length).toBe(JOBS);
  expect(mock.executions).toBe(mock.starts);
  expect(new Set(runs)).toEqual(new Set(mock.runs.map(({ id }) => id)));
}, 120_000);

async function end(worker: ChildProcess, workers: Set<ChildProcess>): Promise<void> {
  workers.delete(worker);
  worker.kill("SIGKILL");
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, "exit");
}
