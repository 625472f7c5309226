import type { Acted } from "../types/acted.ts";
import type { Effect } from "../types/operation.ts";

/** What becomes of one request that was handed to the network. */
export interface Sent {
  /** It provably never reached a server. */
  neverSent(): void;
  /** A server answered it with this status. */
  answered(status: number): void;
}

/**
 * The one place that knows whether the server may have acted. What happens to the requests of a call is reported here;
 * every error of the call says what this says.
 */
export interface Ledger {
  /** A request is handed to the network; from now on the server may act, unless the opposite is reported. */
  leaving(): Sent;
  /** The answer was all that the operation promises. */
  fulfilled(): void;
  /** The verdict over all requests so far. */
  readonly acted: Acted;
}

/** `sentBefore`: an earlier call may have sent the same request already. */
export const createLedger = (sentBefore = false): Ledger => new Requests(sentBefore);

class Requests implements Ledger {
  #open: number;
  #isFulfilled = false;

  constructor(sentBefore: boolean) {
    this.#open = sentBefore ? 1 : 0;
  }

  leaving(): Sent {
    this.#open++;
    let isOpen = true;
    const close = () => {
      if (isOpen) this.#open--;
      isOpen = false;
    };
    return { neverSent: close, answered: (status) => provesNothingDone(status) && close() };
  }

  fulfilled(): void {
    this.#isFulfilled = true;
  }

  get acted(): Acted {
    if (this.#isFulfilled) return "yes";
    return this.#open > 0 ? "maybe" : "no";
  }
}

/** Whether a failed call must be reported as one whose outcome nobody knows. */
export const leavesOutcomeOpen = (effect: Effect, acted: Acted): boolean =>
  (effect === "once" || effect === "keyed") && acted === "maybe";

/** A gateway may have given up on a server that acted. */
export const isUnclear = (status: number): boolean => status === 408 || (status >= 500 && status !== 501);

/**
 * Whether a status alone proves that nothing was done: 4xx is a rejection before anything, and so is 501; 307 and 308 ask
 * for the request elsewhere, while other redirects may follow an action. A success proves nothing before its body is known:
 * a login page is sent with 200 too.
 */
const provesNothingDone = (status: number): boolean => status >= 307 && !isUnclear(status);
