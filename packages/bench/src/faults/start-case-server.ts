import { createServer } from "node:net";
import { type FaultServer, faultServer, unusedPort } from "../../../mock/src/faults/fault-server.ts";
import type { SeenRequest } from "../../../mock/src/faults/read-request.ts";
import type { Arrival, CaseServer } from "./case-server.ts";
import type { Fault } from "./fault.ts";
import { answerRun } from "./reactions.ts";
import { realNow, setClock } from "./real-clock.ts";
import { type Step, unproven } from "./step.ts";
import { KEY } from "./subject.ts";

/** Starts the servers of a case. */
export async function startCaseServer({ script }: Fault): Promise<CaseServer> {
  const arrivals: Arrival[] = [];
  const elsewhere: Arrival[] = [];
  let arrived: () => void = () => undefined;
  const firstArrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const seen = { arrivals, elsewhere, firstArrival };
  if (script === "absent") {
    return { ...seen, origin: `http://127.0.0.1:${await unusedPort()}`, close: async () => undefined };
  }
  if (script === "cuts-in") return { ...seen, ...(await cutIn(() => arrivals.push(begun))) };

  let notBefore = 0;
  const other = await faultServer(watched([unproven(answerRun)], elsewhere, () => 0));
  const steps = script({
    elsewhere: other.origin,
    wait: (until) => {
      notBefore = until;
    },
    setClock,
  });
  const server: FaultServer = await faultServer(watched(steps, arrivals, () => notBefore, arrived));
  const close = async () => void (await Promise.all([server.close(), other.close()]));
  return { ...seen, origin: server.origin, close };
}

/** The reactions of the steps, noting each request before it is answered. */
function watched(
  steps: readonly Step[],
  arrivals: Arrival[],
  notBefore: () => number,
  first: () => void = () => undefined,
) {
  return steps.map(({ react, acted }) => (exchange: Parameters<typeof react>[0]) => {
    arrivals.push(arrival(exchange.request, acted, realNow() < notBefore() - TIMER_SLACK_MS));
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
async function cutIn(onRequest: () => void): Promise<Pick<CaseServer, "origin" | "close">> {
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
