import type { Effect } from "./operation.ts";

/** What a call would do; nothing was sent. */
export interface Explanation {
  readonly operation: string;
  readonly effect: Effect;
  readonly method: string;
  readonly url: string;
  /** Credentials stand as `[secret]`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** When the request would be sent again, unless the answer itself says. */
  readonly retry: string;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  /** The same request as a command; put the credential in place of `[secret]`. */
  readonly curl: string;
}
