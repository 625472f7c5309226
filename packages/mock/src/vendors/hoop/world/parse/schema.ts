const text = { type: "string" };
const name = { type: "string", minLength: 1 };
const names = { type: "array", items: name };
const ms = { type: "number", minimum: 0 };
const texts = { type: "object", additionalProperties: text };

const entry = (required: readonly string[], properties: Readonly<Record<string, unknown>>) => ({
  type: "object",
  required,
  additionalProperties: false,
  properties,
});

const list = (items: unknown) => ({ type: "array", items });

const printed = {
  type: "array",
  minItems: 2,
  maxItems: 2,
  prefixItems: [
    ms,
    { anyOf: [text, entry(["base64"], { base64: { type: "string", pattern: "^[A-Za-z0-9+/]*=*$" } })] },
  ],
};

/** The JSON Schema of a world file. */
export const worldSchema = entry(["users", "agents", "connections"], {
  $schema: text,
  about: text,
  org: entry([], { id: name, name }),
  users: list(entry(["email", "name", "groups"], { email: name, name, groups: names, password: name })),
  keys: list(entry(["name", "kind"], { name, kind: { enum: ["hpk", "static"] }, groups: names })),
  agents: list(entry(["name", "connected"], { name, connected: { type: "boolean" } })),
  connections: list(
    entry(["name", "agent", "type", "command"], {
      name,
      agent: name,
      type: name,
      subtype: text,
      command: names,
      secret: texts,
      tags: texts,
    }),
  ),
  accessRequestRules: list(
    entry(["name", "access_type", "connections", "reviewers", "forceApproval", "minApprovals"], {
      name,
      access_type: { enum: ["command", "jit"] },
      connections: names,
      reviewers: names,
      forceApproval: names,
      minApprovals: { type: "integer", minimum: 1 },
    }),
  ),
  runbooks: list(
    entry(["repository", "files"], { repository: name, files: texts, commit: name, author: text, message: text }),
  ),
  scripts: list(
    entry(["script", "output", "exit_code", "took_ms"], {
      script: text,
      output: list(printed),
      exit_code: { type: "integer", minimum: 0, maximum: 255 },
      took_ms: ms,
    }),
  ),
});
