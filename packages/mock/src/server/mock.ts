import type { Fault } from "../faults/fault.ts";
import type { ScenarioRun } from "../states/scenario.ts";
import type { LoggedRequest } from "./log.ts";
import type { WorldOptions } from "./world-options.ts";

export interface MockOptions extends WorldOptions {
  /** Where to listen on this machine. @default 0, which takes a free one */
  readonly port?: number;
  /** Whether `close` fails where a request was refused. @default true */
  readonly assertNoRefusals?: boolean;
}

/** A mock server of a vendor, as a test sees it. */
export interface Mock extends AsyncDisposable {
  /** Its address, without the vendor's base path; it answers below that too. */
  readonly url: string;
  /** Every request so far, the refused ones too. */
  readonly requests: readonly LoggedRequest[];
  /** The runs so far, in the order they were started. */
  readonly runs: readonly ScenarioRun[];
  /** How many runs were really started. */
  readonly starts: number;
  /** How often work was really begun: a run that was refused or waits for its review has none. */
  readonly executions: number;
  /** Lets requests for an operation go wrong: a method and a path, or a path's template; `*` for all. */
  fail(on: string, fault: Fault): void;
  /** Sets the mock's clock forward. */
  advance(ms: number): void;
  /** Begins anew: nothing started, nothing asked, only the faults it was made with. */
  reset(): void;
  /** Another mock of the vendor with an address of its own, which this one closes with itself. */
  openWorld(options?: WorldOptions): Promise<Mock>;
  /** Throws where the work of an operation, or any, was not executed exactly once. */
  assertRanOnce(on?: string): void;
  /** Throws where a request was refused. */
  assertNoRefusals(): void;
  /** The refused requests, which no assertion counts from now on. */
  takeRefusals(): readonly LoggedRequest[];
  close(): Promise<void>;
}
