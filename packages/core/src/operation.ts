/** Whether sending a request again can do harm; decides every retry (see `retry`). */
export type Effect = "read" | "idempotent" | "keyed" | "once";

/** The types of an operation's input and answer. */
export interface CallTypes {
  readonly input: unknown;
  readonly answer: unknown;
}

/** One row of a vendor's operation table: all that is needed to send the call and read its answer. */
export interface Operation<Types extends CallTypes = CallTypes> {
  /** Never set: what the operation takes and answers, for the compiler. */
  readonly types?: Types;
  /** `group.name`, as in `client.group.name(…)`. */
  readonly id: string;
  readonly method: string;
  /** The path template; a `{name}` in it is an input of that name. */
  readonly path: string;
  readonly effect: Effect;
  /** `origin`: the path begins at the root of the client's host, not at its base address. */
  readonly base?: "origin";
  /** Inputs sent as query parameters: the name, or `[input name, wire name]` where they differ. */
  readonly query?: readonly (string | readonly [input: string, wire: string])[];
  /** Inputs sent as headers: input name to header name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `fields`: every other input is a field of the JSON body. `optional`: the same, no body without fields. `whole`: the input `body`. */
  readonly body?: "fields" | "optional" | "whole";
  /** How a successful answer is read; JSON when absent, JSON or nothing when `optional`. */
  readonly answer?: "optional" | "none" | "text" | "bytes" | "events";
  /** Name of the event after which a stream of events is complete; `""` where it never is. */
  readonly lastEvent?: string;
  readonly pages?: Paging;
  /** Set on the operation that starts a run. */
  readonly run?: RunPlan;
  /** Set on the operation that reads a run's record. */
  readonly record?: RecordPlan;
}

/** How a list goes on. `items`, `total` and `more` are dot paths in an answer; `""` is the answer itself. */
export type Paging =
  | {
      readonly style: "page";
      readonly page: string;
      readonly size: string;
      readonly first: number;
      readonly items: string;
      readonly total?: string;
      readonly defaultSize?: number;
    }
  | {
      readonly style: "offset";
      readonly offset: string;
      readonly limit: string;
      readonly items: string;
      /** The query parameter whose JSON value holds `offset` and `limit`. */
      readonly in?: string;
      readonly total?: string;
      readonly more?: string;
    }
  | { readonly style: "single"; readonly items: string };

export type RunState = "running" | "waiting" | "succeeded" | "failed" | "cancelled";

/** How a start becomes a run. */
export interface RunPlan {
  /** The method that starts: `client.group.<name>(…)`. */
  readonly name: string;
  /** Dot path of the run's id in the start's answer. */
  readonly id: string;
  /** The row that reads the run's record; it has a `record`. */
  readonly poll: Operation;
  /** What the start's own answer tells. */
  readonly started?: readonly StateRule[];
  readonly find?: FindPlan;
}

/** What can be done with a run, given its record. */
export interface RecordPlan {
  /** The method that takes a run up by its id: `client.group.<attach>(id)`. */
  readonly attach: string;
  /** The input that reads the record. */
  readonly input: RunInput;
  /** Over the record: the first rule that holds wins; none means running. */
  readonly states: readonly StateRule[];
  /** `value` is a dot path in the answer; without an operation it is the reading one's. */
  readonly output?: Partial<RunCall> & { readonly input: RunInput; readonly value: string };
  readonly cancel?: RunCall;
  readonly attention?: AttentionPlan;
}

/** How to see that a run waits for a person, where its record does not tell. */
export interface AttentionPlan extends RunCall {
  /** Holds for the records that leave it open. */
  readonly when: Conditions;
  /** Dot path of a list in the answer; the run waits while one of its items is so. */
  readonly items: string;
  readonly if: Conditions;
  readonly reason: string;
}

/** How to look for the run of a start whose answer was lost. */
export interface FindPlan extends RunCall {
  /** The input of the start that gets an id of its own where the caller gives none. */
  readonly correlate?: string;
  /** Dot paths in a listed record: its id, when it began, and what carries the correlation. */
  readonly id: string;
  readonly time: string;
  readonly match?: string;
  /** Whether every start leaves a record at once, so that none found means none started. */
  readonly complete?: boolean;
}

export interface RunCall {
  readonly operation: Operation;
  readonly input: RunInput;
}

/**
 * Inputs by name. `$id` stands for the run's id, `$input.x` for input `x` of the start, `$correlation` for the start's
 * own id, `$since` for when it was sent (RFC 3339, `$sinceMs` in epoch milliseconds). An object stands for its JSON text.
 */
export type RunInput = Readonly<Record<string, Template>>;
export type Template = string | number | boolean | { readonly [name: string]: Template };

/** Hold when every dot path has (one of) the value(s); `null` stands for absent too. */
export type Conditions = Readonly<Record<string, Expected>>;

export interface StateRule {
  readonly if: Conditions;
  readonly state: RunState;
  readonly reason?: string;
}

export type Scalar = string | number | boolean | null;
export type Expected = Scalar | readonly Scalar[] | { readonly not: Scalar | readonly Scalar[] };
