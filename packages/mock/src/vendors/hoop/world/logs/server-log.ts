import { eventStream, ok } from "../http/answers.ts";
import type { Body } from "../http/bind.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import { goTime } from "../state/times.ts";
import type { Session } from "../types/session.ts";
import type { World } from "../types/world.ts";

/** What an agent tells the gateway of a session it takes and lets go: all that a world's server log has (`answers`). */
export function logSession(world: World, session: Session, agent: string, is: "begun" | "over"): void {
  const fields = { fields: { sid: session.id } };
  const begun = [
    { ...info(388), message: "received connect request", ...fields },
    { level: "warn", message: noRedaction, logger: "controller/agent.go:1064" },
  ];
  const over = [{ ...info(488), message: "cleaning up session", ...fields }];
  for (const line of is === "begun" ? begun : over) log(world, agent, line);
}

const info = (line: number) => ({ level: "info", logger: `controller/agent.go:${line}` });

const noRedaction = 'DLP_MODE unknown value (""), fallback to best-effort';

function log({ agents, clock, serverLog }: World, agentName: string, line: Body): void {
  const agent_id = agents.find(({ name }) => name === agentName)?.id;
  serverLog.push({ timestamp: goTime(clock.now()), ...line, source: "agent", agent_id, agent_name: agentName });
}

const list: Answering = ({ world, query }) => ok(world.serverLog.slice(-Number(query.get("limit") || 300)));

/** Says that it is connected, and nothing more: a world's log is read, not followed. */
const follow: Answering = () =>
  eventStream({
    read(reader) {
      reader.chunk(": connected\n\n");
      return () => {};
    },
  });

export const serverLogRoutes: Routes = { "GET /server-logs": list, "GET /server-logs/stream": follow };
