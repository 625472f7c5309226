// Puts migrations into the queue: node examples/fleet/enqueue.ts hoop 20
import { Queue } from "bullmq";
import { connection, type Job, QUEUE } from "./queue.ts";

const [vendor = "hoop", count = "1"] = process.argv.slice(2);
const queue = new Queue<Job>(QUEUE, { connection });
await queue.addBulk(Array.from({ length: Number(count) }, () => ({ name: vendor, data: { vendor } })));
await queue.close();
