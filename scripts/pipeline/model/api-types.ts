import type { Effect } from "../hints/effects.ts";
import type { AnswerKind, RecordHints, RunHints } from "../hints/hints.ts";
import type { JsonObject } from "../json/json.ts";
import type { Style } from "./styles.ts";

/** A vendor's client as it will be written: every name, type and text settled. */
export interface Api {
  readonly vendor: string;
  readonly title: string;
  readonly description: string;
  readonly groups: readonly Group[];
  /** The schemas the client's types mention, each by its name. */
  readonly types: readonly { readonly name: string; readonly description: string }[];
}

export interface Group {
  readonly name: string;
  /** Name of the group's interface: `AirplaneRuns`. */
  readonly typeName: string;
  readonly description: string;
  readonly operations: readonly ApiOperation[];
}

export interface ApiOperation {
  readonly id: string;
  readonly name: string;
  /** Name of the row's constant: `runsGet`. */
  readonly constant: string;
  readonly method: string;
  /** The path template, with the names of the inputs. */
  readonly path: string;
  /** Method and path as published. */
  readonly route: string;
  readonly effect: Effect;
  readonly base?: "origin";
  /** The address of its own server. */
  readonly server?: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly unconfirmed?: string;
  /** The statuses of documented failures. */
  readonly errors: readonly string[];
  readonly input?: ApiInput;
  readonly body?: "fields" | "optional" | "whole";
  /** The media type of the body, where it is not JSON's own. */
  readonly sends?: string;
  readonly answer: AnswerKind | "optional";
  readonly accepts?: string;
  readonly lastEvent?: string;
  /** The type of one successful answer. */
  readonly answerType: string;
  /** The type of what the method answers: `Promise<…>`, `Pages<…>`. */
  readonly returns: string;
  /** What its hints plan for the row: `pages`, `run` and `record`. */
  readonly plans: JsonObject;
  readonly run?: ApiRun;
  readonly record?: ApiRecord;
}

export interface ApiInput {
  /** Name of the input's type: `RunsListInput`. */
  readonly typeName: string;
  readonly optional: boolean;
  readonly fields: readonly ApiField[];
  readonly choice?: { readonly exactlyOne: boolean; readonly sets: readonly (readonly string[])[] };
}

export interface ApiField {
  readonly name: string;
  readonly wire: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly type: string;
  readonly style?: Style;
  readonly description: string;
  /** What holds when it is not given. */
  readonly fallback?: string;
  readonly deprecated: boolean;
}

export interface ApiRun extends RunHints {
  readonly type: RunType;
}

export interface ApiRecord extends RecordHints {
  readonly type: RunType;
  /** The inputs that a start gives on, for runs that are taken up without it. */
  readonly given?: { readonly typeName: string; readonly names: readonly string[]; readonly optional: boolean };
}

/** The type of runs. */
export interface RunType {
  readonly name: string;
  /** The type of the output where it is known, `unknown` where the caller has to say, `never` where there is none. */
  readonly output: string;
  readonly record: string;
  readonly canCancel: boolean;
  /** Of `output` and `cancel`, those whose operation is not certain. */
  readonly unconfirmed: readonly string[];
  /** The operation that reads the record of the run that it becomes. */
  readonly becomes?: string;
}
