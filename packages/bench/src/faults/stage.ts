import { createServer } from "node:net";
import { type FaultServer, faultServer, unusedPort } from "../../../mock/src/faults/fault-server.ts";
import type { SeenRequest } from "../../../mock/src/faults/read-request.ts";
import type { Fault, Step } from "./fault.ts";
import { unproven } from "./fault.ts";
import { answerRun } from "./reactions.ts";
import { KEY } from "./subject.ts";

/** A request as a server saw it. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  /** Whether what the server did with it proves that it did not act. */
  readonly acted: "no" | "maybe";
  readonly idempotencyKey: string | null;
  readonly credential: boolean;
  /** Whether it came sooner than the server had asked for. */
  readonly early: boolean;
}

/** The servers of one case and what they saw. */
export interface Stage {
  readonly origin: string;
  readonly arrivals: readonly Arrival[];
  /** What came to the other origin. */
  readonly elsewhere: readonly Arrival[];
  readonly firstArrival: Promise<void>;
  /** Whether the call went on after it was aborted. */
  late: boolean;
  close(): Promise<void>;
}

/** Sets the servers of a case up. */
export async function setStage({ script }: Fault): Promise<Stage> {
  const arrivals: Arrival[] = [];
  const elsewhere: Arrival[] = [];
  let arrived: () => void = () => undefined;
  const firstArrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const stage = { arrivals, elsewhere, firstArrival, late: false };
  if (script === "absent") {
    return { ...stage, origin: `http://127.0.0.1:${await unusedPort()}`, close: async () => undefined };
  }
  if (script === "cuts-in") return { ...stage, ...(await cutIn(() => arrivals.push(begun))) };

  let notBefore = 0;
  const other = await faultServer(watched([unproven(answerRun)], elsewhere, () => 0));
  const steps = script({
    elsewhere: other.origin,
    wait: (until) => {
      notBefore = until;
    },
  });
  const server: FaultServer = await faultServer(watched(steps, arrivals, () => notBefore, arrived));
  const close = async () => void (await Promise.all([server.close(), other.close()]));
  return { ...stage, origin: server.origin, close };
}

/** The reactions of the steps, noting each request before it is answered. */
function watched(
  steps: readonly Step[],
  arrivals: Arrival[],
  notBefore: () => number,
  first: () => void = () => undefined,
) {
  return steps.map(({ react, acted }) => (exchange: Parameters<typeof react>[0]) => {
    arrivals.push(arrival(exchange.request, acted, Date.now() < notBefore() - TIMER_SLACK_MS));
    first();
    react(exchange);
  });
}

/** Timers may fire a little early. */
const TIMER_SLACK_MS = 5;

const arrival = ({ method, path, headers }: SeenRequest, acted: "no" | "maybe", early: boolean): Arrival => ({
  ...{ method, path, acted, early },
  idempotencyKey: headers.get("idempotency-key"),
  credential: [...headers.values()].some((value) => value.includes(KEY)),
});

/** A request that was begun; the server never had it in full, so it did nothing. */
const begun: Arrival = {
  ...{ method: "", path: "", acted: "no", early: false },
  ...{ idempotencyKey: null, credential: false },
};

/** A server that resets every connection at its first bytes. */
async function cutIn(onRequest: () => void): Promise<Pick<Stage, "origin" | "close">> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      onRequest();
      socket.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const close = async () => void (await new Promise((resolve) => server.close(resolve)));
  return { origin: `http://127.0.0.1:${port}`, close };
}
