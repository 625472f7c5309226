import { Refusal } from "../../http/answers.ts";
import type { World } from "../../state/world.ts";
import type { Connection } from "./connection.ts";

/** A connection by its name or id. */
export function findConnection(world: World, nameOrId = ""): Connection {
  const found = world.connections.get(nameOrId) ?? [...world.connections.values()].find(({ id }) => id === nameOrId);
  if (!found) throw new Refusal(404, "not found");
  return found;
}
