import { partAt } from "../document/grammar.ts";
import { isList, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import type { Action } from "../overlay/apply.ts";
import type { Finding } from "../problems/problem.ts";
import { pathText } from "../text/json-path.ts";

/** Schemas whose references lead nowhere are left open: nothing is known of them. */
export function withoutDeadReferences(facts: JsonObject, findings: readonly Finding[]): readonly Action[] {
  return findings.flatMap(({ pointer, what }) => {
    const keys = keysOf(pointer);
    const isReference = keys.at(-1) === "$ref" && partAt(keys.slice(0, -1)) === "schema";
    if (!isReference || !/ leads (nowhere|outside the document)$/.test(what)) return [];
    const description = `Proposed: Nothing is known of what stands here, as its ${what}.`;
    return [{ target: pathTo(facts, keys), description, remove: true }];
  });
}

/** The JSONPath of a place, by way of lists too. */
function pathTo(facts: JsonObject, keys: readonly string[]): string {
  let pointer = "#";
  const steps = keys.map((key) => {
    const isIndex = isList(valueAt(facts, pointer));
    pointer = below(pointer, key);
    return isIndex ? `[${key}]` : `[${pathText(key)}]`;
  });
  return `$${steps.join("")}`;
}
