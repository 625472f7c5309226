import { type Clock, systemClock } from "./clock.ts";
import { type Acted, SdkError } from "./errors.ts";
import { type Call, type Layer, operationOf } from "./layer.ts";

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

export interface Hooks {
  readonly onAttempt?: (event: AttemptEvent) => void;
  readonly onCall?: (event: CallEvent) => void;
  readonly onUnknownState?: (event: UnknownStateEvent) => void;
}

/** Tells `onAttempt` of every request that was sent. */
export const observe =
  ({ onAttempt, clock = systemClock }: Pick<Hooks, "onAttempt"> & { readonly clock?: Clock }): Layer =>
  (next) =>
  async (request, call) => {
    const started = clock.now();
    const tell = (end: Pick<AttemptEvent, "status" | "error">) =>
      onAttempt?.({
        operation: operationOf(call),
        method: request.method,
        attempt: call?.attempt ?? 1,
        ...(call?.retryReason !== undefined && { retryReason: call.retryReason }),
        ...end,
        ms: clock.now() - started,
      });
    const response = await next(request, call).catch((error: unknown) => {
      tell({ error: nameOf(error) });
      throw error;
    });
    tell({ status: response.status });
    return response;
  };

/** Tells `onCall` of a call that has ended. */
export function tellCall({ onCall }: Hooks, call: Call, now: number): void {
  const { operation, attempt: attempts, since, error, suppressed } = call;
  onCall?.({
    operation,
    attempts,
    ...(error !== undefined && { error: nameOf(error) }),
    ...(error instanceof SdkError && { acted: error.acted }),
    ...(suppressed && { suppressed }),
    ms: now - since,
  });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
