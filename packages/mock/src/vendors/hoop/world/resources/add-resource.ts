import type { Connection } from "../types/connection.ts";
import type { Resource } from "../types/resource.ts";
import type { World } from "../types/world.ts";

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
