import type { Settings, Store as Starts } from "../../states/scenario.ts";
import type { Timeline } from "../../states/timeline.ts";
import type { Scenario } from "./scenarios.ts";

/** What Airplane remembers. */
export interface Store extends Starts {
  readonly settings: Settings;
  readonly runs: Map<string, Started>;
  readonly sessions: Map<string, Started>;
  /** Tasks that are requested, by the request's id. */
  readonly requests: Map<string, TaskRequest>;
  /** Prompts that programs made, by id. */
  readonly prompts: Map<string, Prompt>;
}

/** A run of a task, or a session of a runbook. */
export interface Started {
  readonly id: string;
  /** Of the task or the runbook. */
  readonly of: { readonly id: string; readonly slug: string };
  readonly paramValues: unknown;
  readonly timeline: Timeline<string>;
  readonly scenario: Scenario;
  /** The question its scenario asks, once it was asked. */
  prompt?: Prompt;
}

/** A question to a person. */
export interface Prompt {
  readonly id: string;
  readonly runID: string;
  readonly asks: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  /** The run that waits for it, where a scenario asks. */
  readonly run?: Started;
  /** What a person did about it. */
  decision?: { readonly kind: "submitted" | "cancelled"; readonly at: number; readonly values: unknown };
}

/** A task that somebody has asked for, to be approved by its reviewers. */
export interface TaskRequest {
  readonly id: string;
  readonly slug: string;
  readonly scenario: string;
  readonly paramValues: unknown;
  /** Why, and of whom. */
  readonly asks: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly outcome: "approved" | "rejected";
  decidedAt?: number;
  /** The run it led to, once it is approved and was looked at. */
  runID?: string;
  /** How often it was looked at: the first look finds it pending. */
  looks: number;
}
