import type { Recording } from "./recording.ts";

/** A request that was made, though no recording has it: later answers show that it was. */
export interface Unrecorded {
  /** Made before the exchange of this time. */
  readonly before: number;
  readonly as?: string;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly times?: number;
  /** The recorded id of what it made. */
  readonly id?: string;
  /** What happens instead of a request. */
  readonly do?: string;
}

const starts = (as: string, connection: string, times: number): Unrecorded => ({
  before: 0,
  as,
  method: "POST",
  path: "/sessions",
  body: { connection, script: "echo 1" },
  times,
});

const postgres = {
  name: "pgx",
  type: "database",
  subtype: "postgres",
  command: ["psql"],
  agent_id: "any",
  access_mode_exec: "enabled",
  access_mode_runbooks: "enabled",
  access_mode_connect: "enabled",
  access_schema: "enabled",
};

/** By recording: what was there before it began, as its totals count it, and what was done between its exchanges. */
export const unrecorded: Readonly<Record<string, readonly Unrecorded[]>> = {
  apikey: [{ before: 0, method: "", path: "", do: "agent-one disconnects" }],
  lists: [
    { before: 0, method: "POST", path: "/connections", body: postgres },
    { before: 0, method: "POST", path: "/connections/pgx/credentials", body: {} },
    starts("bob", "bash-reviewed", 2),
    starts("ada", "bash-reviewed", 15),
    starts("ada", "bash", 63),
  ],
  auth: [starts("ada", "bash", 2)],
  answers: [
    starts("bob", "bash-reviewed", 1),
    starts("ada", "bash-reviewed", 5),
    starts("ada", "bash", 35),
    { before: 0, method: "PATCH", path: "/connections/bash", body: {}, times: 21 },
    {
      before: 0,
      method: "PUT",
      path: "/runbooks/configurations",
      body: { repositories: [{ git_url: "https://github.com/hoophq/demo-runbooks" }] },
    },
    { before: 424, method: "POST", path: "/ai-agents/ai-1/reactivate" },
    { before: 477, method: "POST", path: "/api-keys/k-1795707253185/reactivate" },
    {
      before: 516,
      method: "POST",
      path: "/ai/session-analyzer/rules",
      body: { name: "ai-rule", connection_names: ["pgx"], risk_evaluation: {} },
    },
    { before: 571, method: "DELETE", path: "/attributes/attr-1" },
    {
      before: 814,
      method: "POST",
      path: "/guardrails",
      body: { name: "gr-1", description: "d", input: { rules: [] }, output: { rules: [] } },
      id: "d67a",
    },
    { before: 1542, method: "POST", path: "/users", body: { email: "eve@example.com", name: "Eve", groups: ["dev"] } },
    { before: 1580, method: "DELETE", path: "/users/groups/ops" },
  ],
};

/** Lists of these paths show what was there before; the answers to them say so nowhere. */
export const showsEarlier = ({ name }: Recording, path: string): boolean =>
  name === "answers" && ["/sessions", "/reviews", "/audit/logs", "/server-logs"].includes(path);

/** The start that was lost to the crash was not recorded: it is the one of `gateway-restart`, by its size and id. */
export const lostStart = {
  as: "ada",
  body: { connection: "bash", script: "echo a; sleep 12; echo b", correlation_id: "rs-17948" },
};
