import type { Effect } from "../types/operation.ts";
import { effectOf } from "./effect-of.ts";
import type { CallView, WireRequest } from "./layer.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createRedactor, type Redactor } from "./redactor.ts";

/** What the core's own layers know of a call beside what every layer sees. */
export interface Call extends CallView {
  readonly ledger: Ledger;
  readonly redactor: Redactor;
  readonly tally: Tally;
  /** Why this attempt is not the first. */
  readonly retryReason?: string;
  /** Whether a response's body is handed on as a stream; absent where no body is. */
  readonly streams?: ((response: Response) => boolean) | undefined;
}

/** What is counted of a call, for `onCall`. */
export interface Tally {
  /** Attempts begun. */
  readonly attempts: number;
  /** Whether a retry was due, but the client's budget was spent. */
  readonly suppressed: boolean;
  attempt(): void;
  suppress(): void;
}

export interface Limits {
  readonly timeoutMs: number;
  readonly deadlineMs: number;
}

export const DEFAULT_LIMITS: Limits = { timeoutMs: 60_000, deadlineMs: 120_000 };

/** The signal of a call whose caller gave none. */
export const NEVER = new AbortController().signal;

/** A call of which nothing was sent yet. */
export function startCall(
  operation: string,
  effect: Effect,
  { timeoutMs, deadlineMs }: Limits,
  signal = NEVER,
  sentBefore = false,
  streams?: Call["streams"],
): Call {
  return {
    operation,
    effect,
    attempt: 1,
    timeoutMs,
    deadlineMs,
    signal,
    ledger: createLedger(sentBefore),
    redactor: createRedactor(),
    tally: new Counts(),
    streams,
  };
}

class Counts implements Tally {
  attempts = 0;
  suppressed = false;
  attempt(): void {
    this.attempts++;
  }
  suppress(): void {
    this.suppressed = true;
  }
}

/** The whole of what a layer was given; a request that comes without its call, as from a bare stack, gets one of its own. */
export function callOf({ method }: WireRequest, view: CallView | undefined): Call {
  if (view !== undefined && "ledger" in view) return view as Call;
  const { operation = method, effect = effectOf(method), signal } = view ?? ({} as Partial<CallView>);
  return { ...startCall(operation, effect, { ...DEFAULT_LIMITS, ...view }, signal), ...view };
}
