import type { Situations } from "./state/situations.ts";
import type { Ending, Run, Session } from "./types/session.ts";
import type { World } from "./types/world.ts";

/** What a test does to a world beside its requests. */
export interface Control extends Pick<Situations, "lagNextRecord" | "loseNextRace"> {
  /** An agent goes; what it runs ends (`agent-dies`). */
  agentLeaves(name: string): void;
  agentReturns(name: string): void;
  /** The gateway ends in order: what runs is told so (`gateway-restart`). */
  gatewayStops(): void;
  /** The gateway is gone at once: held requests are reset, what ran stays open for ever (`gateway-crash`). */
  gatewayCrashes(): void;
  gatewayStarts(): void;
}

export function createControl(world: World): Control {
  const { gateway, situations } = world;
  return {
    lagNextRecord: situations.lagNextRecord,
    loseNextRace: situations.loseNextRace,
    agentLeaves(name) {
      agentOf(world, name).connected = false;
      endRuns(world, (run) => run.agent === name, { kind: "cut", reason: "agent has disconnected" });
    },
    agentReturns(name) {
      Object.assign(agentOf(world, name), { connected: true, known: true });
    },
    gatewayStops() {
      endRuns(world, () => true, { kind: "cut", reason: "gateway shutdown" });
      goDown(world);
    },
    gatewayCrashes() {
      endRuns(world, () => true, { kind: "lost" });
      goDown(world);
    },
    gatewayStarts() {
      gateway.isUp = true;
    },
  };
}

function goDown({ gateway, sessions, links }: World): void {
  gateway.isUp = false;
  for (const reset of [...gateway.waiting]) reset();
  gateway.waiting.clear();
  for (const { followers } of sessions) for (const follower of [...followers]) follower.reset();
  links.clear();
}

function endRuns(world: World, isMeant: (run: Run) => boolean, ending: Ending): void {
  const running = world.sessions.flatMap((session: Session) => [...session.runs]);
  for (const run of running.filter(isMeant)) run.end(ending);
}

function agentOf({ agents }: World, name: string) {
  const agent = agents.find((each) => each.name === name);
  if (!agent) throw new Error(`no agent "${name}" in this world: it has ${agents.map((each) => each.name).join(", ")}`);
  return agent;
}
