import type { World } from "../state/world.ts";
import type { Connection } from "./connections/connection.ts";

/** What connections are roles of. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  type: string;
  subtype: string;
  envVars: Readonly<Record<string, string>>;
  agentId: string;
  readonly createdAt: number;
  updatedAt: number;
}

/** The resource of a connection that was made without one. */
export function addResource(
  world: Pick<World, "ids" | "clock" | "resources">,
  name: string,
  { type, subtype, agentId }: Pick<Connection, "type" | "subtype" | "agentId">,
): Resource {
  const now = world.clock.now();
  const resource = { id: world.ids.uuid(), name, type, subtype, envVars: {}, agentId, createdAt: now, updatedAt: now };
  world.resources.set(name, resource);
  return resource;
}
