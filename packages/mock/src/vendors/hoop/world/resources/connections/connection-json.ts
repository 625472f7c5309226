import { goTime } from "../../state/times.ts";
import type { Connection } from "../../types/connection.ts";
import type { World } from "../../types/world.ts";
import { databaseOf } from "./connection.ts";

/** What every view of a connection has; each view leaves other fields empty (`answers`). */
const common = (world: World, connection: Connection) => ({
  ...connection.settings,
  id: connection.id,
  name: connection.name,
  command: connection.command,
  resource_name: connection.resourceName,
  type: connection.type,
  subtype: connection.subtype,
  default_database: databaseOf(connection),
  agent_id: connection.agentId,
  status: world.agents.find(({ id }) => id === connection.agentId)?.connected ? "online" : "offline",
  tags: connection.tags,
  connection_tags: connection.connectionTags,
  mandatory_metadata_fields: [],
  attributes: [],
  effective_features: null,
});

const withSecrets = ({ secret, secretsUpdatedAt }: Connection) => ({
  secret,
  ...(secretsUpdatedAt === undefined ? {} : { secrets_updated_at: goTime(secretsUpdatedAt) }),
});

export const createdJson = (world: World, connection: Connection) => ({
  ...common(world, connection),
  ...withSecrets(connection),
  attributes: null,
});

export const patchedJson = (world: World, connection: Connection) => ({
  ...common(world, connection),
  ...withSecrets(connection),
});

/** One connection read by itself also says which features hold for it. */
export const readJson = (world: World, connection: Connection) => ({
  ...common(world, connection),
  ...withSecrets(connection),
  effective_features: noFeatures,
});

const noFeatures = {
  guardrails: false,
  data_masking: false,
  ai_session_analyzer: false,
  jira_templates: false,
  mandatory_metadata: false,
  access_request: { command: false, jit: false, legacy_reviewers: false },
};

/** A page keeps secrets to itself. */
export const pagedJson = (world: World, connection: Connection) => ({
  ...common(world, connection),
  ...withoutSecrets,
});

const withoutSecrets = { secret: {}, default_database: "" };

export const listedJson = (world: World, connection: Connection) => ({
  ...pagedJson(world, connection),
  mandatory_metadata_fields: null,
});

/** A connection as a role of its resource: most of it is not looked up. */
export const roleJson = (world: World, connection: Connection) => ({
  ...common(world, connection),
  ...withSecrets(connection),
  ...withoutSecrets,
  reviewers: null,
  redact_types: null,
  tags: null,
  connection_tags: null,
  guardrail_rules: null,
  mandatory_metadata_fields: null,
  attributes: null,
});
