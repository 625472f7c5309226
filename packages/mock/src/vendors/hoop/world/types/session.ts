import type { Caller } from "./caller.ts";
import type { Review } from "./review.ts";

export interface Event {
  readonly at: number;
  readonly seconds: number;
  /** Input, output (stdout and stderr alike), or the gateway's own word. */
  readonly type: "i" | "o" | "e";
  readonly bytes: Uint8Array;
}

/** What a record says was measured: nothing yet, a close without a log, or the size of the log. */
export type Metrics = null | "no log" | { readonly eventSize: number };

export interface Session {
  readonly id: string;
  readonly owner: Pick<Caller, "id" | "name" | "email">;
  readonly connection: { readonly name: string; readonly type: string; readonly subtype: string };
  readonly connectionTags: Readonly<Record<string, string>> | null;
  readonly script: string;
  readonly labels: Readonly<Record<string, string>> | null;
  metadata: Readonly<Record<string, unknown>> | null;
  readonly correlationId: string | undefined;
  readonly batchId: string | undefined;
  readonly verb: "exec" | "connect";
  readonly startedAt: number;
  endedAt: number | null;
  exitCode: number | null;
  status: "open" | "ready" | "done";
  review: Review | null;
  /** What the record has of the output; undefined until an agent took the session. */
  events: readonly Event[] | undefined;
  metrics: Metrics;
  /** How often its script was really begun. */
  executions: number;
  /** What runs now: one, or two after a second exec (`exec-long`). */
  readonly runs: Set<Run>;
  /** Those who follow it live. */
  readonly followers: Set<Follower>;
  /** Whether the agent's log of it is on disk, to be read when the session is closed. */
  hasLog: boolean;
  /** A record that follows its answer late: what to do once it has been read so often. */
  lagging: { reads: number; readonly close: () => void } | undefined;
}

export interface Follower {
  event(event: Event): void;
  end(): void;
  /** The gateway is gone. */
  reset(): void;
}

/** How a run ended. */
export type Ending =
  | { readonly kind: "exited"; readonly code: number }
  /** Something else ended it: the reason is the gateway's word for what. */
  | { readonly kind: "cut"; readonly reason: string }
  /** The gateway crashed: nobody knows. */
  | { readonly kind: "lost" };

export interface Run {
  readonly startedAt: number;
  readonly agent: string;
  readonly events: readonly Event[];
  end(ending: Ending): void;
}
