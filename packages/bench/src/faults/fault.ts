import type { Acted } from "@x/core";
import type { Reaction } from "../../../mock/src/faults/fault-server.ts";
import type { Act } from "./act.ts";
import type { Limits } from "./subject.ts";

/** What a scripted server does with one request, and whether that proves to the client that it did not act. */
export interface Step {
  readonly react: Reaction;
  readonly acted: "no" | "maybe";
}

/** The server cannot have acted, and the client can tell. */
export const harmless = (react: Reaction): Step => ({ react, acted: "no" });

/** The server may have acted, for all the client can tell. */
export const unproven = (react: Reaction): Step => ({ react, acted: "maybe" });

/** What a script may use. */
export interface Cue {
  /** Another origin, where a server listens too. */
  readonly elsewhere: string;
  /** Notes that the server wants no further request before this time (epoch milliseconds). */
  wait(until: number): void;
}

/** One row of the table. */
export interface Fault {
  /** For `--only`. */
  readonly id: string;
  readonly title: string;
  /** A step a request, the last one for all further requests; `absent`: nobody listens; `cuts-in`: reset at the first bytes. */
  readonly script: "absent" | "cuts-in" | ((cue: Cue) => readonly Step[]);
  /** What a client can know about the server's deed, and why. */
  readonly acted: Acted;
  readonly why: string;
  /** Whether data are what the server meant; without it no data are. */
  readonly truth?: (data: unknown) => boolean;
  /** What is done with the client; default: one call. */
  readonly act?: Act;
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
  /** Whether the effect makes no difference: then only our `read` column is run. */
  readonly effectless?: boolean;
}

/** Faults under one heading. */
export interface Group {
  readonly title: string;
  readonly faults: readonly Fault[];
}
