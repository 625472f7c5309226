import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { holdFor } from "./hold.ts";

/** How long the gateway waits for an agent that is not connected. */
const OFFLINE_MS = 15_000;

/** The agent behind a session's connection; undefined, after 15 s, where it is not connected (`agent-offline`). */
export async function connectedAgent(world: World, { connection }: Session): Promise<string | undefined> {
  const agentId = world.connections.get(connection.name)?.agentId;
  const agent = world.agents.find(({ id }) => id === agentId);
  if (agent?.connected) return agent.name;
  await holdFor(world, OFFLINE_MS);
  return undefined;
}
