import type { CallOptions } from "../call.ts";
import type { Clock } from "../clock.ts";
import type { Operation, RecordPlan, RunPlan } from "../operation.ts";
import type { Input } from "../request.ts";
import type { Run } from "./run.ts";

/** The row that reads the record of a run. */
export type Readable = Operation & { readonly record: RecordPlan };

/** The row that starts a run. */
export type Startable = Operation & { readonly run: RunPlan };

/** What runs need of their client. */
export interface RunContext {
  readonly vendor: string;
  readonly origin: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Milliseconds a call may take that says nothing else. */
  readonly deadlineMs: number;
  /** Inputs the client fills in. */
  readonly defaults: Input;
  send(operation: Operation, input: Input, options?: CallOptions): Promise<unknown>;
  /** Told of a record no rule knows, by the values the rules look at. */
  unknownState(operation: string, values: Readonly<Record<string, unknown>>): void;
  /** Adds what only this vendor's runs have; `operation` reads their records. */
  extend(run: Run, operation: string): Run;
}

export const isReadable = (row: Operation): row is Readable => row.record !== undefined;
export const isStartable = (row: Operation): row is Startable => row.run !== undefined;
