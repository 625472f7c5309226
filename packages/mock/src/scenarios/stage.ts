import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "../server.ts";

/** What a route sees of a request. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Route = (call: Call) => Answer;

/** What a scenario remembers. */
export interface World {
  /** How many runs were started. */
  starts: number;
}

export interface Stage {
  readonly world: World;
  /** By method and path template, such as `GET /runs/{id}`; the first that matches answers. */
  readonly routes: Readonly<Record<string, Route>>;
}

export interface ScenarioVendor {
  readonly scenarios: readonly string[];
  /** The secret a request carries; undefined where it has none or not as the vendor wants it. */
  readonly credential: (headers: IncomingHttpHeaders) => string | undefined;
  /** An error body in the vendor's shape. */
  readonly error: (status: number, message: string) => unknown;
  /** A fresh world for a scenario. */
  readonly open: (scenario: string) => Stage;
}

/** Ends a route with the vendor's error answer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** A vendor's table of routes, over one world. */
export function bind<W extends World>(
  world: W,
  routes: Readonly<Record<string, (call: Call, world: W) => Answer>>,
): Stage {
  const bound = Object.entries(routes).map(([name, answer]): [string, Route] => [name, (call) => answer(call, world)]);
  return { world, routes: Object.fromEntries(bound) };
}

/** What `key` stands for in `records`, or the vendor's 404. */
export function find<T>(records: ReadonlyMap<string, T>, key: string | null | undefined, what: string): T {
  const record = records.get(key ?? "");
  if (record === undefined) throw new Refusal(404, `${what} not found`);
  return record;
}

/** Something polled: `ahead` are the states the next polls will see, after which it stays as it is. */
export interface Polled<State> {
  state: State;
  ahead: readonly State[];
}

/** One poll: the next state, if there is one. */
export function advance<State>(record: Polled<State>): void {
  const [next, ...ahead] = record.ahead;
  if (next !== undefined) Object.assign(record, { state: next, ahead });
}

/** A stable UUID for the nth record. */
export const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

/** An integer of a query, or its default. */
export const integer = (text: string | null, otherwise: number) => (text === null ? otherwise : Number(text));
