import type { Answer } from "../http/message.ts";

/** The ways a request can go wrong, and what each does. */
export const kinds = {
  reset: "the connection is reset",
  stall: "no answer ever comes",
  slow: "the answer comes byte by byte, `ms` milliseconds apart",
  cut: "the answer breaks off before its end",
  html: "a page of HTML with status 200",
  empty: "status 502 without a body",
  redirect: "status 307 to `to`",
  delay: "the answer comes `ms` milliseconds late",
} as const;

export type Kind = keyof typeof kinds;

/** What goes wrong with requests. */
export interface Fault {
  /**
   * One of `reset`, `stall`, `slow`, `cut`, `html`, `empty`, `redirect`, `delay`; a number: that status, in the
   * vendor's error shape; or any other answer.
   */
  readonly how: Kind | number | Answer;
  /**
   * Whether the server acts on the request before it goes wrong. `slow`, `cut` and `delay` spoil an answer, so they
   * always do.
   * @default false
   */
  readonly after?: boolean;
  /** How many requests it goes wrong with. @default 1, without end where there is a `probability` */
  readonly times?: number;
  /** The first request it goes wrong with, counted from 1. @default 1 */
  readonly nth?: number;
  /** How likely it goes wrong with each request, from 0 to 1. @default 1 */
  readonly probability?: number;
  /** Makes the same requests go wrong every time there is a `probability`. @default 1 */
  readonly seed?: number;
  /** Sent as `Retry-After`: seconds, or an HTTP date. */
  readonly retryAfter?: number | string;
  /** Where a redirect leads. @default another origin on this machine at which nobody listens */
  readonly to?: string;
  /** Of `slow`: between two bytes, 10 by default; of `delay`: before the answer, 1000 by default. */
  readonly ms?: number;
}

/** A fault and the requests it is for: a method and a path, or a path's template; `*` for all. */
export interface PlannedFault extends Fault {
  readonly on: string;
}
