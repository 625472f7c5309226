import { checkDerived } from "../check/check.ts";
import { checkNames } from "../check/names.ts";
import type { Document } from "../document/openapi.ts";
import { setAside } from "../hints/set-aside.ts";
import type { JsonObject } from "../json/json.ts";
import { keysOf } from "../json/pointer.ts";
import { type Derived, modelOf } from "../model/model.ts";
import { inline } from "../normalise/inline.ts";
import { normalise } from "../normalise/normalise.ts";
import { simplify } from "../normalise/simplify.ts";
import { upgrade } from "../normalise/upgrade.ts";
import { type Action, applyOverlay } from "../overlay/apply.ts";
import { type Finding, refuse } from "../problems/problem.ts";
import { checkParts } from "../read/check-parts.ts";
import { jsonPath } from "../text/json-path.ts";
import { settlementOf } from "./settlement.ts";

interface Settled {
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

/**
 * Proposals with all that they need to become a client: each finding of the checks is settled where that is certain,
 * a plan with a finding is taken back, and an operation with any other gets no method.
 */
export function settled(facts: JsonObject, named: readonly Action[], vendor: string): Settled {
  let actions = named;
  const notes: string[] = [];
  const overlayFile = `specs/${vendor}/overlay.yaml`;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const overlay = { overlay: "1.0.0", info: { title: vendor, version: "1" }, actions };
    const corrected = applyOverlay(facts, overlay as unknown as JsonObject, overlayFile);
    refuse(checkParts(corrected), `specs/${vendor}/openapi.yaml`, overlayFile);
    const aside = setAside(simplify(inline(upgrade(corrected, `specs/${vendor}/openapi.yaml`))));
    const { changed, said } = next(corrected, aside.document, actions, vendor, round);
    if (changed === actions) break;
    actions = changed;
    notes.push(...said);
  }
  return { actions, notes };
}

const MOST_ROUNDS = 6;

function next(
  corrected: JsonObject,
  document: Document,
  actions: readonly Action[],
  vendor: string,
  round: number,
): { readonly changed: readonly Action[]; readonly said: readonly string[] } {
  const types = checkNames(document, vendor).flatMap(({ what, settle = [] }) => proposed(settle, what));
  if (types.length > 0) return { changed: [...actions, ...inSource(types, corrected)], said: [] };
  const model = modelOf(normalise(document));
  const byTarget = new Map(actions.map((action) => [action.target, action]));
  const added = new Map<string, Action>();
  const said: string[] = [];
  for (const one of model.operations) {
    const findings = checkDerived(model, one);
    if (findings.length === 0) continue;
    const target = jsonPath(one.pointer);
    const action = byTarget.get(target);
    if (action === undefined) continue;
    const plans = findings.filter(({ pointer }) => planOf(pointer) !== undefined);
    const outcome =
      plans.length > 0 ? withoutPlans(action, one, plans) : settle(corrected, one, findings, action, round);
    byTarget.set(target, outcome.action);
    for (const each of outcome.added) added.set(JSON.stringify(each), each);
    said.push(...outcome.said.map((what) => `${one.method.toUpperCase()} ${one.path}: ${what}`));
  }
  const kept = actions.map((action) => byTarget.get(action.target) ?? action);
  const isSame = added.size === 0 && kept.every((action, index) => action === actions[index]);
  return { changed: isSame ? actions : [...kept, ...inSource([...added.values()], corrected)], said };
}

interface Outcome {
  readonly action: Action;
  readonly added: readonly Action[];
  readonly said: readonly string[];
}

function settle(
  corrected: JsonObject,
  one: Derived,
  findings: readonly Finding[],
  action: Action,
  round: number,
): Outcome {
  const settlements = findings.map((finding) => ({ finding, settlement: settlementOf(corrected, one, finding) }));
  const open = settlements.find(({ settlement }) => settlement === undefined || round === MOST_ROUNDS - 2);
  if (open !== undefined) {
    const { what } = open.finding;
    const description = `Proposed: no method, as ${what}; nothing settles that for certain.`;
    return {
      action: { target: action.target, description, update: { "x-sdk": { unsupported: what } } },
      added: [],
      said: [`gets no method: ${what}`],
    };
  }
  return { action, added: settlements.flatMap(({ settlement }) => settlement ?? []), said: [] };
}

/** The plan of an `x-sdk` that a finding is about. */
function planOf(pointer: string): string | undefined {
  const keys = keysOf(pointer);
  const at = keys.indexOf("x-sdk");
  return at === -1 ? undefined : keys[at + 1];
}

function withoutPlans(action: Action, _one: Derived, findings: readonly Finding[]): Outcome {
  const wrong = new Set(findings.map(({ pointer }) => planOf(pointer)));
  const { "x-sdk": hints } = action.update as { readonly "x-sdk": JsonObject };
  const kept = Object.fromEntries(Object.entries(hints).filter(([key]) => !wrong.has(key)));
  return {
    action: { ...action, update: { "x-sdk": kept } },
    added: [],
    said: findings.map(({ what, pointer }) => `no \`${planOf(pointer)}\` is proposed: ${what}`),
  };
}

function proposed(settle: NonNullable<Finding["settle"]>, what: string): readonly Action[] {
  return settle.map((one) => ({ ...one, description: `Proposed: without it, ${what}.` }));
}

/** Targets as Swagger 2.0 has them, where the description does. */
function inSource(actions: readonly Action[], { swagger }: JsonObject): readonly Action[] {
  if (swagger === undefined) return actions;
  return actions.map((action) => ({
    ...action,
    target: action.target
      .replace(/^\$\.components\.schemas\b/, "$.definitions")
      .replace(/^\$\.components\.(parameters|responses)\b/, "$.$1"),
  }));
}
