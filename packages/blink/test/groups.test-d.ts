import { expectTypeOf } from "vitest";
import type {
  Blink,
  BlinkAutomationPacks,
  BlinkAutomations,
  BlinkCases,
  BlinkConnections,
  BlinkExecutions,
  BlinkGroups,
  BlinkPlaybooks,
  BlinkTables,
  BlinkTenant,
  BlinkWorkspaces,
} from "../src/index.ts";

/** The public type of every group is the one that the client has. */
interface Groups {
  readonly automationPacks: BlinkAutomationPacks;
  readonly automations: BlinkAutomations;
  readonly cases: BlinkCases;
  readonly connections: BlinkConnections;
  readonly executions: BlinkExecutions;
  readonly groups: BlinkGroups;
  readonly playbooks: BlinkPlaybooks;
  readonly tables: BlinkTables;
  readonly tenant: BlinkTenant;
  readonly workspaces: BlinkWorkspaces;
}

type GroupsOfClient = Omit<Blink, "raw" | "request" | "resume" | "stats">;

expectTypeOf<Blink>().toExtend<Groups>();
expectTypeOf<Groups>().toExtend<GroupsOfClient>();
