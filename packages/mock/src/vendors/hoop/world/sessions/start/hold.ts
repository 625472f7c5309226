import { ConnectionLost } from "../../http/message.ts";
import { logSession } from "../../logs/server-log.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { afterRun } from "../output/after-run.ts";
import { startRun } from "../output/run.ts";
import { endedAs, type Outcome, raceLost, stillRunning } from "./exec-answer.ts";

/** How long the gateway holds the line for a run. */
const HOLD_MS = 50_000;

/** Runs a session and holds the line until it ends, 50 s at most; a caller that hangs up changes nothing. */
export function holdRun(world: World, session: Session, agent: string): Promise<Outcome> {
  const { clock } = world;
  const isRaceLost = world.situations.takeRace();
  logSession(world, session, agent, "begun");
  return new Promise((resolve, reject) => {
    const run = startRun(world, session, agent, (ending) => {
      letGo();
      if (ending.kind === "lost") return reject(new ConnectionLost("ECONNRESET"));
      logSession(world, session, agent, "over");
      const took = clock.now() - run.startedAt;
      resolve(isRaceLost ? raceLost(took) : endedAs(ending, run.events, took));
      afterRun(world, session, run, ending);
    });
    const letGo = clock.after(HOLD_MS, () => resolve(stillRunning));
  });
}

/** Waits as the gateway does, which may go meanwhile. */
export function holdFor(world: World, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const reset = () => {
      cancel();
      reject(new ConnectionLost("ECONNRESET"));
    };
    const cancel = world.clock.after(ms, () => {
      world.gateway.waiting.delete(reset);
      resolve();
    });
    world.gateway.waiting.add(reset);
  });
}
