import { Refusal } from "../../http/answers.ts";
import { type Body, bind, type Fields, type Shape } from "../../http/bind.ts";
import type { Answering } from "../../routing/routes.ts";
import { createSession } from "../create-session.ts";
import { checkCorrelationId, startMetadata } from "./given.ts";
import { start } from "./start.ts";

/** What every way to start takes. */
export const startFields: Fields = {
  client_args: "list",
  env_vars: "strings",
  metadata: "map",
  jira_fields: "strings",
  correlation_id: "string",
  session_batch_id: "string",
};

const body: Shape = {
  struct: "SessionPostBody",
  fields: { connection: "string", script: "string", labels: "map", ...startFields },
};

export const startSession: Answering = ({ world, caller, request }) => {
  const given = bind(request, body);
  const common = commonOf(given);
  const name = String(given.connection ?? "");
  const connection = world.connections.get(name);
  if (!connection) throw new Refusal(400, `connection ${name} not found`);
  const labels = (given.labels ?? null) as Record<string, string> | null;
  const session = createSession(world, caller, connection, { ...common, labels, script: String(given.script ?? "") });
  return start(world, session, caller.groups);
};

/** What a start's body has for every session. */
export function commonOf(given: Body) {
  return {
    correlationId: checkCorrelationId(given.correlation_id),
    metadata: startMetadata(given.metadata),
    batchId: typeof given.session_batch_id === "string" ? given.session_batch_id : undefined,
  };
}
