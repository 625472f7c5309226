import type { IncomingHttpHeaders } from "node:http";
import type { Answer, RawAnswer } from "../server.ts";
import type { Pace } from "./course.ts";

/** What a route sees of a request. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Route = (call: Call) => Answer | RawAnswer;

/** A run as a test looks at it, which is no poll. */
export interface ScenarioRun {
  readonly id: string;
  /** In the vendor's word. */
  readonly state: string;
  /** How often its work was really begun. */
  readonly executions: number;
  /** What a poll would answer now. */
  readonly record: unknown;
}

/** How a world goes, whatever its scenario. */
export interface Settings extends Pace {
  /** What runs put out; undefined leaves that to the scenario. */
  readonly output: unknown;
}

/** What runs put out: any JSON, so `null` is an output too. */
export const outputOf = ({ output }: Settings, otherwise: unknown): unknown =>
  output === undefined ? otherwise : output;

/** What a scenario remembers. */
export interface World {
  /** How many runs were started. */
  starts: number;
}

export interface Stage {
  readonly world: World;
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
  /** A fresh world for a scenario. */
  readonly play: (scenario: string, settings: Settings) => Stage;
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
  routes: Readonly<Record<string, (call: Call, world: W) => Answer | RawAnswer>>,
  runs: (world: W) => readonly ScenarioRun[],
): Stage {
  const bound = Object.entries(routes).map(([name, answer]): [string, Route] => [name, (call) => answer(call, world)]);
  return { world, routes: Object.fromEntries(bound), runs: () => runs(world) };
}

/** What `key` stands for in `records`, or the vendor's 404. */
export function find<T>(records: ReadonlyMap<string, T>, key: string | null | undefined, what: string): T {
  const record = records.get(key ?? "");
  if (record === undefined) throw new Refusal(404, `${what} not found`);
  return record;
}

/** A stable UUID for the nth record. */
export const uuid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;

export interface Range {
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
  /** What a number outside is refused with. */
  readonly status: number;
}

/** An integer of a query, or its default. */
export function integer(query: URLSearchParams, name: string, { otherwise, least, most, status }: Range): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Refusal(status, `${name} must be an integer from ${least} to ${most}`);
}

/** Whether a time is between the two RFC 3339 times of a query, as far as they are given. */
export function between(query: URLSearchParams, from: string, to: string, status: number): (at: number) => boolean {
  const instant = (name: string, otherwise: number) => {
    const text = query.get(name);
    if (text === null) return otherwise;
    if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))) return Date.parse(text);
    throw new Refusal(status, `${name} must be an RFC 3339 time`);
  };
  const first = instant(from, Number.NEGATIVE_INFINITY);
  const last = instant(to, Number.POSITIVE_INFINITY);
  return (at) => at >= first && at <= last;
}
