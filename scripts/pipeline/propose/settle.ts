import { checkDerived } from "../check/check.ts";
import { checkNames } from "../check/names.ts";
import type { Document } from "../document/openapi.ts";
import { setAside } from "../hints/set-aside.ts";
import type { JsonObject } from "../json/json.ts";
import { keysOf } from "../json/pointer.ts";
import { modelOf } from "../model/model.ts";
import { type Action, applyOverlay } from "../overlay/apply.ts";
import { type Finding, refuse } from "../problems/problem.ts";
import { checkParts } from "../read/check-parts.ts";
import { jsonPath } from "../text/json-path.ts";
import { documentOf } from "./document.ts";
import { settlementOf } from "./settlement.ts";
import { inSource } from "./source.ts";
import { typeNames } from "./type-names.ts";

interface Settled {
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

/**
 * Proposals with all that they need to become a client: each finding of the checks is settled where that is certain,
 * a plan with a finding is taken back, and an operation with any other gets no method.
 */
export function settled(facts: JsonObject, proposals: readonly Action[], vendor: string): Settled {
  const [specFile, overlayFile] = [`specs/${vendor}/openapi.yaml`, `specs/${vendor}/overlay.yaml`];
  let { actions, notes }: Settled = { actions: proposals, notes: [] };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const overlay = { overlay: "1.0.0", info: { title: vendor, version: "1" }, actions };
    const corrected = applyOverlay(facts, overlay as unknown as JsonObject, overlayFile);
    refuse(checkParts(corrected), specFile, overlayFile);
    const { document } = setAside(documentOf(corrected, specFile));
    const changed = settledOnce(corrected, document, actions, vendor, round === MOST_ROUNDS - 1);
    if (changed === undefined) break;
    actions = changed.actions;
    notes = [...notes, ...changed.notes];
  }
  return { actions, notes };
}

const MOST_ROUNDS = 5;

/** One round over all findings; `undefined` where there are none. */
function settledOnce(
  corrected: JsonObject,
  document: Document,
  actions: readonly Action[],
  vendor: string,
  isLast: boolean,
): Settled | undefined {
  const model = modelOf(document);
  const changed = new Map<string, Action>();
  const added = new Map<string, Action>();
  const notes: string[] = [];
  const byTarget = new Map(actions.map((action) => [action.target, action]));
  for (const one of model.operations) {
    const findings = checkDerived(model, one);
    const action = byTarget.get(jsonPath(one.pointer));
    if (findings.length === 0 || action === undefined) continue;
    const note = (what: string) => notes.push(`${one.method.toUpperCase()} ${one.path}: ${what}`);
    const plans = findings.filter(({ pointer }) => planOf(pointer) !== undefined);
    const settlements = findings.map((finding) => ({ finding, settle: settlementOf(corrected, one, finding) }));
    const open = settlements.find(({ settle }) => settle === undefined || isLast)?.finding.what;
    if (plans.length > 0 && !isLast) {
      changed.set(action.target, withoutPlans(action, plans));
      for (const { what, pointer } of plans) note(`no \`${planOf(pointer)}\` is proposed: ${what}`);
    } else if (open !== undefined) {
      changed.set(action.target, withoutMethod(action, open));
      note(`gets no method: ${open}`);
    } else {
      for (const each of settlements.flatMap(({ settle }) => settle ?? [])) added.set(JSON.stringify(each), each);
    }
  }
  const named = typeNames(document, checkNames(document, vendor));
  if (changed.size + added.size + named.length === 0) return undefined;
  const kept = actions.map((action) => changed.get(action.target) ?? action);
  return { actions: [...kept, ...inSource([...added.values(), ...named], corrected)], notes };
}

/** The plan of an `x-sdk` that a finding is about. */
function planOf(pointer: string): string | undefined {
  const keys = keysOf(pointer);
  const at = keys.indexOf("x-sdk");
  return at === -1 ? undefined : keys[at + 1];
}

function withoutPlans(action: Action, findings: readonly Finding[]): Action {
  const wrong = new Set(findings.map(({ pointer }) => planOf(pointer)));
  const { "x-sdk": hints } = action.update as { readonly "x-sdk": JsonObject };
  const kept = Object.fromEntries(Object.entries(hints).filter(([key]) => !wrong.has(key)));
  return { ...action, update: { "x-sdk": kept } };
}

function withoutMethod({ target }: Action, what: string): Action {
  const description = `Proposed: It gets no method, and nothing settles that for certain: ${what}.`;
  return { target, description, update: { "x-sdk": { unsupported: what } } };
}
