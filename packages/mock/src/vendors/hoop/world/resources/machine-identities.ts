import { Refusal } from "../http/answers.ts";
import { readObject } from "../http/bind.ts";
import type { Answering } from "../routing/routes.ts";

/** A machine identity's credentials need an address to listen at, which this gateway has for no connection (`answers`). */
export const withoutListener =
  (create: Answering): Answering =>
  (call) => {
    const names = (readObject(call.request, "MachineIdentity").connection_names ?? []) as readonly string[];
    const connection = names.map((name) => call.world.connections.get(name)).find((each) => each !== undefined);
    if (!connection) return create(call);
    const reason = `listening address is not configured for connection type ${connection.subtype || connection.type}`;
    throw new Refusal(
      400,
      `failed creating machine identity: failed provisioning credential for connection ${connection.name}: ${reason}`,
    );
  };
