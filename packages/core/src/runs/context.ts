import type { Base } from "../transport/base-url.ts";
import type { CallParts } from "../transport/call-parts.ts";
import type { Clock } from "../transport/clock.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Hooks } from "../types/hooks.ts";
import type { Input } from "../types/input.ts";
import type { Judge } from "../types/judge.ts";
import type { Operation, RecordPlan, RunPlan } from "../types/operation.ts";
import type { Run } from "../types/run.ts";

/** The row that reads the record of a run. */
export type Readable = Operation & { readonly record: RecordPlan };

/** The row that starts a run. */
export type Startable = Operation & { readonly run: RunPlan };

/** What runs need of their client. */
export interface RunContext {
  readonly vendor: string;
  readonly base: Base;
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds a call may take that says nothing else. */
  readonly deadlineMs: number;
  /** Inputs the client fills in. */
  readonly defaults: Input;
  readonly hooks: Hooks;
  send(operation: Operation, input: Input, options?: CallOptions, parts?: CallParts): Promise<unknown>;
  /** What has become of a run, beyond the rules. */
  readonly judge: Judge;
  /** Adds what only this vendor's runs have; `operation` reads their records, `input` is what the start gave for later calls. */
  extend(run: Run, operation: string, input: Input): Run;
}

export const isReadable = (row: Operation): row is Readable => row.record !== undefined;
export const isStartable = (row: Operation): row is Startable => row.run !== undefined;
