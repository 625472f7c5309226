import type { IncomingHttpHeaders } from "node:http";
import type { Answer, RawAnswer } from "../http/message.ts";
import type { TimelineOptions } from "./timeline.ts";

/** What a route sees of a request. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
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
  /** What runs put out; undefined leaves that to the scenario. */
  readonly output: unknown;
}

/** What runs put out: any JSON, so `null` is an output too. */
export const outputOf = ({ output }: Settings, otherwise: unknown): unknown =>
  output === undefined ? otherwise : output;

/** What a scenario remembers. */
export interface Store {
  /** How many runs were started. */
  starts: number;
}

export interface Scenario {
  readonly store: Store;
  /** By method and path template, such as `GET /runs/{id}`; the first that matches answers. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Every run so far, in the order they were started. */
  readonly runs: () => readonly ScenarioRun[];
}

export interface ScenarioVendor {
  readonly scenarios: readonly string[];
  /** The secret a request carries; undefined where it has none or not as the vendor wants it. */
  readonly credential: (headers: IncomingHttpHeaders) => string | undefined;
  /** The routes that ask for no credential. */
  readonly open: readonly string[];
  /** An error body in the vendor's shape. */
  readonly error: (status: number, message: string) => unknown;
  /** A scenario at its beginning, with nothing started. */
  readonly create: (scenario: string, settings: Settings) => Scenario;
}

/** A vendor's table of routes, over one store. */
export function bindRoutes<W extends Store>(
  store: W,
  routes: Readonly<Record<string, (call: Call, store: W) => Answer | RawAnswer>>,
  runs: (store: W) => readonly ScenarioRun[],
): Scenario {
  const bound = Object.entries(routes).map(([name, answer]): [string, Route] => [name, (call) => answer(call, store)]);
  return { store, routes: Object.fromEntries(bound), runs: () => runs(store) };
}
