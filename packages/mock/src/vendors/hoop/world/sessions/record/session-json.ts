import { goTime } from "../../state/times.ts";
import type { Metrics, Session } from "../../types/session.ts";

/** What every view of a session has. */
export function sessionJson(orgId: string, session: Session) {
  const { owner, connection, correlationId, batchId, endedAt } = session;
  return {
    id: session.id,
    org_id: orgId,
    script_size: scriptSize(session.script),
    labels: session.labels,
    integrations_metadata: null,
    metadata: session.metadata,
    metrics: metricsJson(session.metrics),
    user: owner.email,
    user_id: owner.id,
    user_name: owner.name,
    type: connection.type,
    connection_subtype: connection.subtype,
    connection: connection.name,
    resource_name: connection.name,
    role_name: connection.name,
    connection_tags: session.connectionTags,
    verb: session.verb,
    status: session.status,
    exit_code: session.exitCode,
    event_size: sizeOf(session.metrics),
    ...(batchId === undefined ? {} : { session_batch_id: batchId }),
    ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
    start_date: goTime(session.startedAt),
    end_date: endedAt === null ? null : goTime(endedAt),
    ai_analysis: null,
    guardrails_info: null,
    identity_type: "user",
  };
}

/** The gateway counts a script as it stands in JSON, without the quotes (`start-bytes`). */
const scriptSize = (script: string) => Buffer.byteLength(JSON.stringify(script)) - 2;

const sizeOf = (metrics: Metrics) => (metrics === null || metrics === "no log" ? 0 : metrics.eventSize);

function metricsJson(metrics: Metrics) {
  if (metrics === null) return null;
  if (metrics === "no log") return {};
  const { eventSize } = metrics;
  const masking = { err_count: 0, info_types: {}, total_redact_count: 0, transformed_bytes: 0 };
  return { data_masking: masking, event_size: eventSize, truncated: false };
}
