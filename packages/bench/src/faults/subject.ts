import type { Effect } from "@x/core";

/** The secret every client is given; where it turns up is part of what is measured. */
export const KEY = "k3y-of-the-fault-run-7d1f";

/** The run every call is about, where a fault does not say otherwise. */
export const ID = "r1";

/** What a caller brings along. */
export interface SetUp {
  /** Called with what happens, by whatever hook the library has. */
  readonly hook?: () => never;
  /** What the library is to send requests with. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What a client is made for. */
export interface Target extends SetUp {
  readonly origin: string;
  /** Only for our own client; the others run with their defaults. */
  readonly limits: Limits;
  /** Whether a library with a credential option of its own gets the key as a custom header too. */
  readonly keyHeader: boolean;
}

export interface Limits {
  readonly timeoutMs?: number;
  readonly deadlineMs?: number;
  readonly maxBytes?: number;
}

export interface CallInput {
  readonly id: string;
  /** Characters the body is made longer by. */
  readonly padding: number;
  readonly signal?: AbortSignal;
}

/** How a call ended that did not throw. `status` is that of the answer an `error` value belongs to. */
export interface Settled {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly status?: number;
  /** All that the caller got hold of. */
  readonly whole: unknown;
}

/** A client of one library, made for one case. */
export interface Subject {
  /** What a program holds, and might log. */
  readonly client: unknown;
  /** The path in front of a call's id. */
  readonly endpoint: string;
  call(input: CallInput): Promise<Settled>;
  /** Reads a list page by page; this and what follows is absent where the library has nothing of the kind. */
  pages?(): AsyncIterable<unknown>;
  /** Reads a list item by item, in pages of 500. */
  items?(): AsyncIterable<unknown>;
  /** Waits until a run has ended. */
  wait?(): Promise<unknown>;
  /** Reads a stream of events, within a time. */
  stream?(deadlineMs: number): Promise<AsyncIterable<unknown>>;
  /** Reads an output that is text. */
  text?(): Promise<Settled>;
}

/** One column of the table. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly ours: boolean;
  /** What a repeat may do; a peer's call is a POST that starts something. */
  readonly effect: Effect;
  create(target: Target): Subject;
}
