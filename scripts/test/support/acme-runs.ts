import { check } from "../../pipeline/check/check.ts";
import type { JsonObject } from "../../pipeline/json/json.ts";
import { refuse } from "../../pipeline/problems/problem.ts";
import { answering, documentOf, hinted, ref, taking, text } from "./document.ts";
import { messageOf } from "./problems.ts";

const query = (name: string, required = false): JsonObject => ({ name, in: "query", required, schema: text });

export const states = [
  { if: { state: "on" }, state: "running" },
  { if: { state: { not: ["off"] } }, state: "failed" },
];
export const record = { attach: "attach", input: { id: "$id" }, states };
export const find = { operation: "runs.list", input: { note: "$input.note" }, id: "id", time: "at" };
export const run = { name: "start", id: "id", poll: "runs.get" };

export interface Plans {
  readonly run?: JsonObject;
  readonly record?: JsonObject | undefined;
  /** Further hints by the ids of operations. */
  readonly more?: Readonly<Record<string, JsonObject>>;
}

/** What is wrong with the plans of an API that starts, reads, lists and stops runs; all but what they change is in order. */
export function problemsWith({ run: given = run, record: reading = record, more = {} }: Plans): string | undefined {
  const list = { type: "object", properties: { runs: { type: "array", items: ref("Run") } } };
  const hints = (name: string, rest: JsonObject = {}) => hinted("runs", name, { ...rest, ...more[`runs.${name}`] });
  const paths = {
    "/runs": {
      post: {
        ...answering(ref("Run")),
        ...taking({ type: "object", properties: { note: text } }),
        ...hints("execute", { run: given }),
      },
      get: {
        ...answering(list, { parameters: [query("note"), query("limit")] }),
        ...hints("list", { pages: { style: "single", items: "runs" } }),
      },
    },
    "/run": {
      get: {
        ...answering(ref("Run"), { parameters: [query("id", true), query("note"), query("ws")] }),
        ...hints("get", reading === undefined ? {} : { record: reading }),
      },
      delete: { ...answering(ref("Run"), { parameters: [query("id", true)] }), ...hints("stop") },
    },
  };
  const properties = { id: text, at: text, note: text, state: { type: "string", enum: ["on", "off"] } };
  const document = documentOf(paths, { Run: { type: "object", properties } });
  return messageOf(() => refuse(check(document, "acme").findings, "spec.yaml", "overlay.yaml"));
}

/** The words of the first problem. */
export const firstProblem = (plans: Plans): string | undefined => problemsWith(plans)?.split("\n")[1]?.trim();

/** The place of the first problem. */
export const firstPlace = (plans: Plans): string | undefined => problemsWith(plans)?.split("\n")[0];
