import { Refusal } from "../../http/answers.ts";
import type { Connection } from "../../types/connection.ts";
import type { World } from "../../types/world.ts";

/** A connection by its name or id. */
export function findConnection(world: World, nameOrId = ""): Connection {
  const found = world.connections.get(nameOrId) ?? [...world.connections.values()].find(({ id }) => id === nameOrId);
  if (!found) throw new Refusal(404, "not found");
  return found;
}
