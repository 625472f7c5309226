import type { z } from "zod";
import type { Operation, Parameter } from "../document/openapi.ts";
import { isObject } from "../json/json.ts";
import { pascal } from "../text/names.ts";
import type { operationHints } from "./schema.ts";

/** The extension `x-sdk` of an operation: what the description cannot say about it. */
export type Hints = Constant<z.infer<typeof operationHints>>;
export type Paging = NonNullable<Hints["pages"]>;
export type RunHints = NonNullable<Hints["run"]>;
export type FindHints = NonNullable<RunHints["find"]>;
export type RecordHints = NonNullable<Hints["record"]>;
export type AttentionHints = NonNullable<RecordHints["attention"]>;
export type BecomesHints = NonNullable<RecordHints["becomes"]>;
export type Rule = RecordHints["states"][number];
export type Conditions = Rule["if"];
export type AnswerKind = Exclude<NonNullable<Hints["answer"]>, "optional">;

/** The same type, in which nothing can be written. */
type Constant<T> = T extends object ? { readonly [Key in keyof T]: Constant<T[Key]> } : T;

/** An operation's hints, complete once `checkHints` has found nothing. */
export function hintsOf(operation: Pick<Operation, "x-sdk">): Hints {
  const hints = operation["x-sdk"];
  return (isObject(hints) ? hints : {}) as unknown as Hints;
}

/** The group and the name an operation has in the client. */
export function idOf(operation: Pick<Operation, "x-sdk">): string {
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
