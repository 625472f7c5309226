import { ok } from "../http/answers.ts";
import { type Body, readObject } from "../http/bind.ts";
import { paged } from "../http/pages.ts";
import type { Answering, Call } from "../routing/routes.ts";
import { goTime } from "../state/times.ts";

/** What changes of are written down, by the first segment of the path, under the gateway's name for it. */
const audited: Readonly<Record<string, string>> = {
  "api-keys": "api_keys",
  "ai-agents": "ai-agents",
  agents: "agents",
  connections: "connections",
  resources: "resources",
  users: "users",
  serviceaccounts: "service_accounts",
};

const actions: Readonly<Record<string, string>> = { POST: "create", PUT: "update", PATCH: "update", DELETE: "delete" };

/** Writes down who changed what, and whether it went well. */
export function writeAudit({ world, caller, request }: Call, status: number, message: string): void {
  const action = actions[request.method];
  const type = audited[request.path.split("/")[1] ?? ""];
  if (!action || !type) return;
  world.audit.unshift({
    id: world.ids.uuid(),
    org_id: world.org.id,
    actor_subject: caller.id,
    actor_email: caller.email,
    actor_name: caller.name,
    created_at: goTime(world.clock.now()),
    resource_type: type,
    action,
    http_method: request.method,
    http_status: status,
    http_path: `/api${request.path}`,
    client_ip: "127.0.0.1",
    request_payload_redacted: payload(request),
    outcome: status < 400,
    error_message: message,
  });
}

function payload(request: Call["request"]): Body | null {
  try {
    return readObject(request, "");
  } catch {
    return null;
  }
}

export const listAudit: Answering = ({ world, query }) => {
  const wanted = filters.filter((name) => query.get(name));
  const rows = world.audit.filter((entry) => wanted.every((name) => String(entry[name]) === query.get(name)));
  return ok(paged(rows, query, { size: 50 }));
};

const filters = [
  "actor_subject",
  "actor_email",
  "resource_type",
  "action",
  "http_method",
  "http_status",
  "http_path",
  "client_ip",
  "outcome",
] as const;
