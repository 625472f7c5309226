import { isObject, type Json } from "./json.ts";
import { pascal } from "./names.ts";
import type { Operation, Parameter } from "./openapi.ts";

export type Effect = "read" | "idempotent" | "keyed" | "once";
export type AnswerKind = "json" | "none" | "text" | "bytes" | "events";

/** The extension `x-sdk` of an operation: what the description cannot say about it. */
export interface Hints {
  readonly group: string;
  readonly name: string;
  readonly effect?: Effect;
  /** `origin`: the path begins at the root of the host, not at the client's base address. */
  readonly base?: "origin";
  readonly unconfirmed?: string;
  /** `optional`: JSON or nothing. */
  readonly answer?: AnswerKind | "optional";
  /** Name of the event after which a stream of events is complete; empty where it never is. */
  readonly lastEvent?: string;
  readonly pages?: Paging;
  /** Set on the operation that starts a run. */
  readonly run?: RunHints;
  /** Set on the operation that reads a run's record. */
  readonly record?: RecordHints;
  /** Why a lint does not apply. */
  readonly lint?: Readonly<Record<string, string>>;
}

export interface Paging {
  readonly style: "page" | "offset" | "single";
  readonly items: string;
  readonly page?: string;
  readonly size?: string;
  readonly first?: number;
  readonly defaultSize?: number;
  readonly in?: string;
  readonly offset?: string;
  readonly limit?: string;
  readonly total?: string;
  readonly more?: string;
}

/** How a start becomes a run. */
export interface RunHints {
  readonly name: string;
  readonly id: string;
  /** The operation that reads the run's record. */
  readonly poll: string;
  readonly started?: readonly Rule[];
  readonly find?: FindHints;
}

/** What can be done with a run, given its record. */
export interface RecordHints {
  readonly attach: string;
  readonly input: Inputs;
  readonly states: readonly Rule[];
  /** `type` says which of several types the value has, where the call's input decides that. */
  readonly output?: Call & { readonly value: string; readonly type?: string };
  readonly cancel?: Call;
  readonly attention?: AttentionHints;
}

/** How to see that a run waits for a person, where its record does not tell: an item of a list is so. */
export interface AttentionHints extends Call {
  readonly when: Conditions;
  readonly items: string;
  readonly if: Conditions;
  readonly reason: string;
}

/** How to look for the run of a start whose answer was lost. */
export interface FindHints extends Call {
  readonly correlate?: string;
  readonly id: string;
  readonly time: string;
  readonly match?: string;
  readonly complete?: boolean;
}

export interface Call {
  readonly operation: string;
  readonly input: Inputs;
}

/** Inputs by name; a text that begins with `$` stands for something only a run has. */
export type Inputs = Readonly<Record<string, Template>>;
export type Template = string | number | boolean | { readonly [name: string]: Template };

export type Conditions = Readonly<Record<string, Json>>;

export interface Rule {
  readonly if: Conditions;
  readonly state: string;
  readonly reason?: string;
}

/** An operation's hints, complete once `checkHints` has found nothing. */
export function hintsOf(operation: Operation): Hints {
  const hints = operation["x-sdk"];
  return (isObject(hints) ? hints : {}) as unknown as Hints;
}

/** The group and the name an operation has in the client. */
export function idOf(operation: Operation): string {
  const { group, name } = hintsOf(operation);
  return `${group}.${name}`;
}

/** The name of the constant that holds the row of an operation, given its id: `runsGet`. */
export function constantOf(id: string): string {
  const [group = "", name = ""] = id.split(".");
  return group + pascal(name);
}

/** The name of the type of the runs whose record an operation reads, given its id: `RunsRun`. */
export function runTypeName(id: string): string {
  return `${pascal(id.split(".")[0] ?? "")}Run`;
}

/** The effect an operation has unless its hints say otherwise. */
export function effectOf(method: string, hints: Pick<Hints, "effect">): Effect {
  if (hints.effect !== undefined) return hints.effect;
  if (method === "get" || method === "head") return "read";
  return method === "put" || method === "delete" ? "idempotent" : "once";
}

/** Whether an option of the client fills a parameter in when the call gives none. */
export function hasClientDefault(parameter: Parameter): boolean {
  const hints = parameter["x-sdk"];
  return isObject(hints) && hints.default === "client";
}

/** The name of a parameter among the inputs. */
export function inputName(parameter: Parameter): string {
  const hints = parameter["x-sdk"];
  return isObject(hints) && typeof hints.as === "string" ? hints.as : parameter.name;
}
