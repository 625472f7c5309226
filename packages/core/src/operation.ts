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
  readonly run?: RunPlan;
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

/** How a start becomes a run that can be polled, read and cancelled. */
export interface RunPlan {
  /** The method that starts: `client.group.<name>(…)`. */
  readonly name: string;
  /** Dot path of the run's id in the start's answer. */
  readonly id: string;
  /** What the start's own answer tells. */
  readonly started?: readonly StateRule[];
  readonly poll: RunCall;
  /** Over the polled record: the first rule that holds wins; none means running. */
  readonly states: readonly StateRule[];
  /** `value` is a dot path in the answer. */
  readonly output?: RunCall & { readonly value: string };
  readonly cancel?: RunCall;
}

/** An operation and its input; `$id` stands for the run's id, `$input.x` for field `x` of the start's input. */
export interface RunCall {
  readonly operation: Operation;
  readonly input: Readonly<Record<string, string>>;
}

/** Holds when every dot path has (one of) the value(s); `null` stands for absent too. */
export interface StateRule {
  readonly if: Readonly<Record<string, Expected>>;
  readonly state: RunState;
  readonly reason?: string;
}

export type Scalar = string | number | boolean | null;
export type Expected = Scalar | readonly Scalar[] | { readonly not: Scalar | readonly Scalar[] };
