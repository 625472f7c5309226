import { expectTypeOf } from "vitest";
import type {
  Airplane,
  AirplanePrompts,
  AirplaneRequests,
  AirplaneRunbooks,
  AirplaneRuns,
  AirplaneSessions,
  AirplaneTasks,
} from "../src/index.ts";

/** The public type of every group is the one that the client has. */
interface Groups {
  readonly prompts: AirplanePrompts;
  readonly requests: AirplaneRequests;
  readonly runbooks: AirplaneRunbooks;
  readonly runs: AirplaneRuns;
  readonly sessions: AirplaneSessions;
  readonly tasks: AirplaneTasks;
}

type GroupsOfClient = Omit<Airplane, "raw" | "request" | "resume" | "stats">;

expectTypeOf<Airplane>().toExtend<Groups>();
expectTypeOf<Groups>().toExtend<GroupsOfClient>();
