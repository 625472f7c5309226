import type { IncomingHttpHeaders } from "node:http";
import type { Answer, Handler, RawAnswer } from "../http/message.ts";
import type { TimelineOptions, TimerClock } from "./timeline.ts";

/** What a route sees of a request. */
export interface Call {
  /** Its address as it was sent, without the query. */
  readonly at: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** The scenario of a run that is started by it. */
  readonly scenario: string;
}

export type Route = (call: Call) => Answer | RawAnswer;

/** A run as a test looks at it, which is not a poll. */
export interface ScenarioRun {
  readonly id: string;
  /** In the vendor's word. */
  readonly state: string;
  /** How often its work was really begun. */
  readonly executions: number;
  /** What a poll would answer now. */
  readonly record: unknown;
}

/** How runs go, whatever their scenario. */
export interface Settings extends TimelineOptions {
  readonly clock: TimerClock;
  /** Where the mock is. */
  readonly url: () => string;
  /** What runs put out; undefined leaves that to the scenario. */
  readonly output: unknown;
  /** The number of the world, which is part of its ids. */
  readonly world: number;
}

/** What runs put out: any JSON, so `null` is an output too. */
export const outputOf = ({ output }: Settings, otherwise: unknown): unknown =>
  output === undefined ? otherwise : output;

/** What a vendor remembers. */
export interface Store {
  /** How many runs were started. */
  starts: number;
}

/** A vendor's state and the routes that answer from it. */
export interface States {
  readonly store: Readonly<Store>;
  /** Answers before the routes do, where it does. */
  readonly handler?: Handler;
  /** By method and path template, such as `GET /runs/{id}`; the first that matches answers. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Every run so far, in the order they were started. */
  readonly runs: () => readonly ScenarioRun[];
}

/** A vendor's table of routes, over one store. */
export function bindRoutes<S extends Store>(
  store: S,
  routes: Readonly<Record<string, (call: Call, store: S) => Answer | RawAnswer>>,
  runs: (store: S) => readonly ScenarioRun[],
): States {
  const bound = Object.entries(routes).map(([name, answer]): [string, Route] => [name, (call) => answer(call, store)]);
  return { store, routes: Object.fromEntries(bound), runs: () => runs(store) };
}
