import type { Acted } from "./acted.ts";

/** One request that was sent, by allow-listed fields: no URL, no header, no body. */
export interface AttemptEvent {
  readonly operation: string;
  readonly method: string;
  /** From 1. */
  readonly attempt: number;
  /** Why it was sent again: `503`, `ConnectionError`. */
  readonly retryReason?: string;
  /** Absent when no answer came; `error` is then the error's name. */
  readonly status?: number;
  readonly error?: string;
  readonly ms: number;
}

/** One call that has ended. */
export interface CallEvent {
  readonly operation: string;
  readonly attempts: number;
  /** The error's name, and whether the server may have acted; absent when the call succeeded. */
  readonly error?: string;
  readonly acted?: Acted;
  /** Set when a retry was due, but the client's budget was spent. */
  readonly suppressed?: true;
  readonly ms: number;
}

/** A run's record has a status that no rule knows; the run counts as running. */
export interface UnknownStateEvent {
  /** The operation that reads the record. */
  readonly operation: string;
  /** By their dot paths, the texts in the record that rules decide by. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A poll of a wait failed, and the wait goes on. */
export interface PollErrorEvent {
  /** The operation that reads the record. */
  readonly operation: string;
  /** The id of the run that is waited for. */
  readonly run: string;
  /** Polls that have failed in a row, this one included. */
  readonly failures: number;
  /** The error's name. */
  readonly error: string;
}

/**
 * Told of what a client does. A hook never takes part in the outcome of a call: what it throws goes to `onHookError`,
 * without one to the console.
 */
export interface Hooks {
  readonly onAttempt?: (event: AttemptEvent) => void;
  readonly onCall?: (event: CallEvent) => void;
  readonly onUnknownState?: (event: UnknownStateEvent) => void;
  readonly onPollError?: (event: PollErrorEvent) => void;
  readonly onHookError?: (error: unknown) => void;
}
