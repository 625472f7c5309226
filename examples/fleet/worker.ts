// One of any number of workers; any of them may be killed at any moment: node examples/fleet/worker.ts
import { jobStore } from "@x/core";
import { Worker } from "bullmq";
import { vendors } from "../vendors.ts";
import { connection, type Job, QUEUE } from "./queue.ts";

/** A job whose worker has not been heard of for so long goes to another one. */
const lockDuration = Number(process.env.LOCK_MS ?? 30_000);

const worker = new Worker<Job, string>(
  QUEUE,
  async (job) => {
    const start = vendors[job.data.vendor];
    if (start === undefined) throw new Error(`no vendor ${job.data.vendor}`);
    const settleMs = Number(process.env.SETTLE_MS ?? 60_000);
    const run = await start({ store: jobStore(job), key: `job-${job.id}`, settleMs });
    await run.wait();
    return run.id;
  },
  { connection, concurrency: 5, lockDuration, stalledInterval: lockDuration, maxStalledCount: 100 },
);

worker.on("completed", ({ id }, run) => console.log(`job ${id}: run ${run} succeeded`));
worker.on("failed", (job, error) => console.error(`job ${job?.id}: ${error.message}`));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => worker.close());
