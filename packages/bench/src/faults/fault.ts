import type { Acted } from "@x/core";
import type { CaseServer } from "./case-server.ts";
import type { End } from "./end.ts";
import type { Step } from "./step.ts";
import type { Limits, SetUp, Subject } from "./subject.ts";

/** What a case does with a client; `undefined` where the library has nothing of the kind. */
export type Scenario = (subject: Subject, fault: Fault, server: CaseServer) => Promise<Ended | undefined>;

/** `late`: the call went on after it was aborted. */
export type Ended = End & { readonly late?: boolean };

/** What a script may use. */
export interface ScriptContext {
  /** Another origin, where a server listens too. */
  readonly elsewhere: string;
  /** Notes that the server wants no further request before this time (epoch milliseconds). */
  wait(until: number): void;
  /** Sets the wall clock that clients see; only for a fault that `setsClock`. */
  setClock(byMs: number): void;
}

/** One row of the table. */
export interface Fault {
  /** For `--only`. */
  readonly id: string;
  readonly title: string;
  /** A step a request, the last one for all further requests; `absent`: nobody listens; `cuts-in`: reset at the first bytes. */
  readonly script: "absent" | "cuts-in" | ((context: ScriptContext) => readonly Step[]);
  /** Whether the server acted, so far as a client can know, and why. */
  readonly acted: Acted;
  readonly why: string;
  /** Whether data are what the server meant; without it no data are. */
  readonly truth?: (data: unknown) => boolean;
  /** What is done with the client; default: one call. */
  readonly scenario?: Scenario;
  /** Whether the server never sends a status line. */
  readonly statusless?: boolean;
  /** Only for our own client. */
  readonly limits?: Limits;
  /** Characters the body is made longer by. */
  readonly padding?: number;
  /** The path value of the call, where that is the fault. */
  readonly value?: string;
  /** Whether every client gets the key as a custom header too. */
  readonly keyHeader?: boolean;
  /** What every client is given beside. */
  readonly setUp?: SetUp;
  /** Whether it sets the clock of the whole process: such cases run one by one, when all others are done. */
  readonly setsClock?: boolean;
  /** Milliseconds a case may take, where that is longer than for others. */
  readonly limitMs?: number;
  /** Whether the effect makes no difference: then only our `read` column is run. */
  readonly effectless?: boolean;
}

/** Faults under one heading. */
export interface Group {
  readonly title: string;
  readonly faults: readonly Fault[];
}
