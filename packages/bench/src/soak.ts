import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { styleText } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createSdk, type Operation, SdkError } from "@x/core";
import { Command } from "commander";

const AT_ONCE = 200;
/** Every so many requests the server misbehaves, each time in another way. */
const FAULT_EVERY = 100;
/** What counts as flat. */
const FLAT_BYTES = 8 * 1024 * 1024;
const FLAT_SOCKETS = 10;
/** Milliseconds after the last call in which sockets may close. */
const SETTLE_MS = 6000;

const operations = {
  get: { id: "runs.get", method: "GET", path: "/runs/{id}", effect: "read" },
  put: { id: "runs.put", method: "PUT", path: "/runs/{id}", effect: "idempotent", body: "fields" },
  keyed: { id: "runs.keyed", method: "POST", path: "/runs/{id}", effect: "keyed", body: "fields" },
  once: { id: "runs.once", method: "POST", path: "/runs/{id}", effect: "once", body: "fields" },
} as const satisfies Record<string, Operation>;
const names = Object.keys(operations) as (keyof typeof operations)[];

interface Api {
  readonly runs: Readonly<Record<keyof typeof operations, (input: object) => Promise<unknown>>>;
}

const html = { "content-type": "text/html" };
const faults: readonly ((request: IncomingMessage, response: ServerResponse) => void)[] = [
  ({ socket }) => void socket.resetAndDestroy(),
  ({ socket }) => void socket.end(),
  (_, response) => void response.writeHead(503, { "retry-after-ms": "5" }).end(),
  (_, response) => void response.writeHead(429, { "retry-after-ms": "5" }).end(),
  (_, response) => void response.writeHead(502).end(),
  (_, response) => void response.writeHead(200, html).end("<!doctype html>"),
  (_, response) => {
    response.writeHead(200, { "content-length": "100" }).write('{"id":');
    setTimeout(() => response.destroy(), 20);
  },
  (_, response) => void response.writeHead(200, { "content-length": "100" }).write('{"id":'),
  () => undefined,
];

const { calls } = new Command("soak")
  .description("many calls over loopback, one request in a hundred a fault; says whether heap and sockets stay flat")
  .option("--calls <number>", "how many calls", Number, 100_000)
  .parse()
  .opts<{ calls: number }>();

const seen = { requests: 0, faults: 0, sockets: 0 };
const server = createServer((request, response) => {
  response.on("error", () => undefined);
  request.on("error", () => undefined).resume();
  request.on("end", () => {
    if (++seen.requests % FAULT_EVERY !== 0) {
      response.writeHead(200, { "content-type": "application/json" }).end('{"id":"r1"}');
      return;
    }
    faults[seen.faults++ % faults.length]?.(request, response);
  });
});
server.on("connection", (socket) => {
  seen.sockets++;
  socket.on("error", () => undefined).on("close", () => seen.sockets--);
});
const origin = await listen(server);
const ends: Record<string, number> = {};
const { runs, stats } = createSdk<Api, object>(Object.values(operations), {
  ...{ vendor: "bench", baseUrl: origin, auth: [], timeoutMs: 2000, retry: { baseMs: 5 } },
});

/** Calls, `AT_ONCE` in flight, until `count` have been made in all. */
let made = 0;
async function callUntil(count: number): Promise<void> {
  const worker = async () => {
    while (made < count) {
      const name = names[made++ % names.length] ?? "get";
      const end = await runs[name]({ id: `r${made}`, ...(name !== "get" && { script: "vacuum" }) }).then(
        () => "success",
        (error: unknown) => (error instanceof SdkError ? error.name : `NOT OURS: ${error}`),
      );
      ends[end] = (ends[end] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const warmUp = Math.min(5000, calls / 10);
const started = performance.now();
await callUntil(warmUp);
const marks = [await mark("start")];
await callUntil(calls / 2);
marks.push(await mark("middle"));
await callUntil(calls);
marks.push(await mark("end"));
const seconds = (performance.now() - started) / 1000;

const { attempts } = stats();
console.log(
  `\n${made} calls, ${attempts} attempts, ${seen.requests} requests seen by the server, ${seen.faults} faults`,
);
console.log(
  Object.entries(ends)
    .map(([end, count]) => `${end} ${count}`)
    .join(", "),
);
console.log(`${seconds.toFixed(0)} s, ${AT_ONCE} in flight, ${Math.round(made / seconds)} calls a second`);
const [first, , last] = marks;
const growth = (last?.heap ?? 0) - (first?.heap ?? 0);
const isFlat = growth < FLAT_BYTES && (last?.sockets ?? 0) <= FLAT_SOCKETS;
const isOurs = !Object.keys(ends).some((end) => end.startsWith("NOT OURS"));
const sound = isFlat && isOurs && seen.requests <= attempts;
const verdict = `heap grew by ${(growth / 1e6).toFixed(1)} MB; ${sound ? "flat, sockets closed, only named errors" : "NOT sound"}`;
console.log(styleText(sound ? "green" : "red", verdict));
server.closeAllConnections();
server.close();
process.exit(sound ? 0 : 1);

/** Heap after garbage collection, and open sockets, once idle ones have closed. */
async function mark(when: string): Promise<{ readonly heap: number; readonly sockets: number }> {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  await collectGarbage();
  const found = { heap: process.memoryUsage().heapUsed, sockets: seen.sockets };
  console.log(
    `${when.padEnd(6)} ${made} calls, heap ${(found.heap / 1e6).toFixed(1)} MB, ${found.sockets} sockets open`,
  );
  return found;
}

/** More than once, with turns between, as finalizers free more. */
async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 5; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}
