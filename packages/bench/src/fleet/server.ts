import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Traffic } from "./traffic.ts";

/** How long a run takes. */
const LASTS_MS = 1000;

export interface FleetServer {
  readonly origin: string;
  /** Runs that were started. */
  readonly started: () => number;
  close(): void;
}

/** A vendor on loopback that fails for a time once half of the runs have started. */
export async function fleetServer({ runs, outageMs }: Traffic): Promise<FleetServer> {
  const starts = new Map<string, number>();
  let backAt = Number.POSITIVE_INFINITY;
  let requests = 0;

  const isOut = (now: number) => starts.size >= runs / 2 && now < backAt;
  const server = createServer((request, response) => {
    request.on("error", () => undefined).resume();
    request.on("end", () => {
      requests++;
      const now = performance.now();
      const isStart = request.method === "POST";
      if (!isOut(now)) respond(response, isStart ? start(now) : record(request.url ?? "", now));
      // A start is held until the outage is over, and then lost, so that none is taken from the list in vain.
      else if (isStart) setTimeout(() => request.socket.resetAndDestroy(), backAt - now);
      else fail(request, response, requests);
    });
  });

  function start(now: number): object {
    const id = `r${starts.size + 1}`;
    starts.set(id, now);
    if (starts.size === Math.ceil(runs / 2)) backAt = now + outageMs;
    return { runID: id };
  }

  function record(url: string, now: number): object {
    const id = url.slice("/runs/".length);
    const isOver = now - (starts.get(id) ?? now) >= LASTS_MS;
    return {
      id,
      status: isOver ? "Succeeded" : "Active",
      taskID: "vacuum",
      paramValues: { table: "orders".repeat(20) },
    };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", 4096, resolve));
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    started: () => starts.size,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fail(request: IncomingMessage, response: ServerResponse, count: number): void {
  if (count % 2 === 0) request.socket.resetAndDestroy();
  else response.writeHead(503).end();
}

function respond(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}
