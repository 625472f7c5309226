import { check } from "../check/check.ts";
import type { Surface } from "../diff/surface-types.ts";
import type { Document, Operation } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { hintsOf, idOf } from "../hints/hints.ts";
import { isObject, type JsonObject, without } from "../json/json.ts";
import { keysOf } from "../json/pointer.ts";
import type { Model } from "../model/model.ts";
import type { Finding } from "../problems/problem.ts";

const MOST_ROUNDS = 10;
const plans = ["pages", "run", "record"] as const;

export interface CheckedLeniently {
  readonly findings: readonly Finding[];
  /**
   * What is left without that in which something was found: of an operation its plan where the plan is wrong, otherwise
   * all. Absent where something is wrong elsewhere.
   */
  readonly rest?: { readonly document: Document; readonly model: Model };
}

export function checkLeniently(given: Document, vendor: string): CheckedLeniently {
  let document = given;
  let checked = check(document, vendor);
  const { findings } = checked;
  for (let round = 1; checked.findings.length > 0; round++) {
    const before = document;
    for (const { pointer } of checked.findings) document = withoutPlace(document, keysOf(pointer));
    if (document === before || round === MOST_ROUNDS) return { findings };
    checked = check(document, vendor);
  }
  return { findings, rest: { document, model: checked.model } };
}

function withoutPlace(document: Document, keys: readonly string[]): Document {
  const [first, path = "", method = "", extension, plan = ""] = keys;
  const item = first === "paths" ? document.paths[path] : undefined;
  const operation = item?.[method];
  if (item === undefined || operation === undefined) return document;
  const isPlan = extension === "x-sdk" && plans.some((one) => one === plan);
  const rest = isPlan ? { ...item, [method]: withoutPlan(operation, plan) } : withoutKey(item, method);
  return { ...document, paths: { ...document.paths, [path]: rest } };
}

function withoutKey(item: Readonly<Record<string, Operation>>, method: string): Readonly<Record<string, Operation>> {
  return Object.fromEntries(Object.entries(item).filter(([key]) => key !== method));
}

function withoutPlan(operation: Operation, plan: string): Operation {
  const hints = operation["x-sdk"];
  return isObject(hints) ? { ...operation, "x-sdk": without(hints, plan) } : operation;
}

/** A surface in which every operation has the plans it asks for: those that do not fit are told as problems. */
export function withPlans({ operations, types }: Surface, described: Document): Surface {
  const asked = new Map(rowsOf(described).map(({ operation }) => [idOf(operation), hintsOf(operation)]));
  const entries = Object.entries(operations).map(([id, operation]) => {
    const hints = asked.get(id);
    const wanted = plans.flatMap((plan) => (hints?.[plan] === undefined ? [] : [[plan, hints[plan]] as const]));
    if (wanted.length === 0) return [id, operation] as const;
    return [id, { ...operation, plans: Object.fromEntries(wanted) as unknown as JsonObject }] as const;
  });
  return { operations: Object.fromEntries(entries), types };
}
