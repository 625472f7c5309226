import type { core, ZodType } from "zod";
import { isList, isObject, type Json, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { jsonPath } from "../text/json-path.ts";
import { nearest } from "../text/nearest.ts";
import type { Finding, Settlement } from "./problem.ts";

/** What is wrong with a value that stands at a pointer: place, what must be there, what is there, and what would settle it. */
export function schemaFindings(schema: ZodType, value: Json, pointer: string): Finding[] {
  const { error } = schema.safeParse(value, { error: messageOf });
  return error?.issues.flatMap((issue) => findingsOf(issue, value, pointer)) ?? [];
}

function findingsOf(issue: core.$ZodIssue, root: Json, pointer: string): Finding[] {
  const path = issue.path.map(String);
  const at = below(pointer, ...path);
  const value = path.reduce<Json | undefined>(inside, root);
  if (issue.code === "unrecognized_keys") {
    const [near = "", known = ""] = issue.message.split("\n");
    return issue.keys.map((key, index) => unknownKey(key, near.split(",")[index] ?? "", known, value ?? null, at));
  }
  if (value === undefined) {
    const [key = ""] = path.slice(-1);
    return [{ pointer: below(pointer, ...path.slice(0, -1)), what: `${key} is missing; it ${issue.message}` }];
  }
  return [{ pointer: at, what: `${issue.message}, not ${shortened(value)}`, ...settlement(issue, value, at) }];
}

function inside(value: Json | undefined, key: string): Json | undefined {
  if (isList(value)) return value[Number(key)];
  return isObject(value) ? own(value, key) : undefined;
}

/** A misspelled value is likely to be the one it is most like. */
function settlement(issue: core.$ZodIssue, value: Json, at: string): { readonly settle?: readonly Settlement[] } {
  const known = issue.code === "invalid_value" ? issue.values.filter((one) => typeof one === "string") : [];
  const meant = typeof value === "string" ? nearest(value, known) : undefined;
  return meant === undefined ? {} : { settle: [{ target: jsonPath(at), update: meant }] };
}

/** A message where the schema has none of its own. */
function messageOf(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownKeys(issue.keys, keysOf(issue.inst));
    case "invalid_value":
      return `must be ${oneOf(issue.values)}`;
    case "invalid_union":
      return `must be ${oneOf(Array.isArray(issue.options) ? issue.options : [])}`;
    case "invalid_type":
      return `must be ${kinds.get(issue.expected) ?? issue.expected}`;
    case "too_small":
      return `must be at least ${issue.minimum}`;
    default:
      return "must be another value";
  }
}

/** What an issue about unknown keys can say of its schema: for each key the known one it is most like, and all of them. */
function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  return `${keys.map((key) => nearest(key, known) ?? "").join(",")}\n${known.join(", ")}`;
}

function unknownKey(key: string, near: string, known: string, object: Json, at: string): Finding {
  const pointer = below(at, key);
  const value = inside(object, key) ?? null;
  const moved = near === "" ? [] : [{ target: jsonPath(at), update: { [near]: value } }];
  const what = `there is no ${key} here${near === "" ? "" : `, perhaps ${near}`}; known are ${known}`;
  return { pointer, what, settle: [...moved, { target: jsonPath(pointer), remove: true }] };
}

function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`;
}

function keysOf(schema: unknown): readonly string[] {
  const { shape = {} } = schema as { readonly shape?: object };
  return Object.keys(shape);
}

function shortened(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

const LONGEST = 60;

const kinds: ReadonlyMap<string, string> = new Map([
  ["string", "a text"],
  ["number", "a number"],
  ["int", "a whole number"],
  ["array", "a list"],
  ["object", "an object"],
  ["record", "a map"],
]);
