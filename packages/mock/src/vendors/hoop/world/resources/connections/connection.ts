import type { Body } from "../../http/bind.ts";
import type { ConnectionEntry } from "../../parse/world-file.ts";
import type { Connection } from "../../types/connection.ts";

/** What a connection is where nobody said otherwise. */
export const standardSettings: Body = {
  reviewers: [],
  redact_enabled: false,
  redact_types: [],
  managed_by: null,
  access_mode_runbooks: "enabled",
  access_mode_exec: "enabled",
  access_mode_connect: "enabled",
  access_schema: "disabled",
  guardrail_rules: [],
  jira_issue_template_id: "",
  force_approve_groups: null,
  access_max_duration: null,
  min_review_approvals: null,
};

export const connectionOfFile = (
  { name, type, subtype = "", command, secret = {}, tags = {} }: ConnectionEntry,
  { id, agentId, at }: { readonly id: string; readonly agentId: string; readonly at: number },
): Connection => ({
  id,
  name,
  type,
  subtype,
  command,
  agentId,
  resourceName: name,
  secret,
  secretsUpdatedAt: Object.keys(secret).length > 0 ? at : undefined,
  tags: [],
  connectionTags: tags,
  settings: standardSettings,
});

/** The database a connection's secret names. */
export const databaseOf = ({ secret }: Pick<Connection, "secret">): string => plainSecret(secret, "DB");

export const plainSecret = (secret: Readonly<Record<string, string>>, name: string): string =>
  Buffer.from(secret[`envvar:${name}`] ?? "", "base64").toString();
