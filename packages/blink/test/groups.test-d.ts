import { expectTypeOf } from "vitest";
import type {
  Blink,
  BlinkAgentPacks,
  BlinkAgents,
  BlinkAutomationPacks,
  BlinkAutomations,
  BlinkCases,
  BlinkCatalog,
  BlinkConnections,
  BlinkDashboards,
  BlinkExecutions,
  BlinkGroups,
  BlinkPlaybooks,
  BlinkRecords,
  BlinkTables,
  BlinkTenant,
  BlinkWorkspaces,
} from "../src/index.ts";

/** The public type of every group is the one that the client has. */
interface Groups {
  readonly agentPacks: BlinkAgentPacks;
  readonly agents: BlinkAgents;
  readonly automationPacks: BlinkAutomationPacks;
  readonly automations: BlinkAutomations;
  readonly cases: BlinkCases;
  readonly catalog: BlinkCatalog;
  readonly connections: BlinkConnections;
  readonly dashboards: BlinkDashboards;
  readonly executions: BlinkExecutions;
  readonly groups: BlinkGroups;
  readonly playbooks: BlinkPlaybooks;
  readonly records: BlinkRecords;
  readonly tables: BlinkTables;
  readonly tenant: BlinkTenant;
  readonly workspaces: BlinkWorkspaces;
}

type GroupsOfClient = Omit<Blink, "raw" | "request" | "resume" | "stats">;

expectTypeOf<Blink>().toExtend<Groups>();
expectTypeOf<Groups>().toExtend<GroupsOfClient>();
