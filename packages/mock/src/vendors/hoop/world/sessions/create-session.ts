import type { Caller } from "../types/caller.ts";
import type { Connection } from "../types/connection.ts";
import type { Session } from "../types/session.ts";
import type { World } from "../types/world.ts";

export type NewSession = Partial<
  Pick<Session, "connectionTags" | "script" | "labels" | "metadata" | "correlationId" | "batchId" | "verb">
>;

/** A new session in the world, open and not yet run. */
export function createSession(
  world: World,
  owner: Pick<Caller, "id" | "name" | "email">,
  { name, type, subtype, connectionTags }: Connection,
  given: NewSession,
): Session {
  const session: Session = {
    id: world.ids.uuid(),
    owner,
    connection: { name, type, subtype },
    connectionTags: given.connectionTags === undefined ? connectionTags : given.connectionTags,
    script: given.script ?? "",
    labels: given.labels ?? null,
    metadata: given.metadata ?? null,
    correlationId: given.correlationId,
    batchId: given.batchId,
    verb: given.verb ?? "exec",
    startedAt: world.clock.now(),
    endedAt: null,
    exitCode: null,
    status: "open",
    review: null,
    events: undefined,
    metrics: null,
    executions: 0,
    runs: new Set(),
    followers: new Set(),
    hasLog: false,
    lagging: undefined,
  };
  world.sessions.push(session);
  return session;
}
