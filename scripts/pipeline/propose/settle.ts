import { checkDerived } from "../check/check.ts";
import { checkNames } from "../check/names.ts";
import type { Document } from "../document/openapi.ts";
import { type JsonObject, without } from "../json/json.ts";
import { keysOf } from "../json/pointer.ts";
import { type Derived, modelOf } from "../model/model.ts";
import type { Action } from "../overlay/apply.ts";
import type { Finding } from "../problems/problem.ts";
import { documentOf, withActions } from "./document.ts";
import { type Draft, type Drafts, withDrafts } from "./draft.ts";
import { settlementOf } from "./settlement.ts";
import { inSource } from "./source.ts";
import { together } from "./together.ts";
import { typeNames } from "./type-names.ts";

export interface Proposals {
  readonly drafts: Drafts;
  /** What is changed besides. */
  readonly corrections: readonly Action[];
  readonly notes: readonly string[];
}

/**
 * Proposals with all that they need to become a client: each finding of the checks is settled where that is certain,
 * a plan with a finding is taken back, and an operation with any other gets no method.
 */
export function settled(facts: JsonObject, known: Document, first: Proposals, vendor: string): Proposals {
  let proposals = first;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const corrected = withActions(facts, proposals.corrections, vendor);
    const plain = corrected === facts ? known : documentOf(corrected, `specs/${vendor}/openapi.yaml`);
    const document = withDrafts(plain, proposals.drafts);
    const next = settledOnce(corrected, document, proposals, vendor, round === MOST_ROUNDS);
    if (next === proposals) break;
    proposals = next;
  }
  return proposals;
}

const MOST_ROUNDS = 5;

/** One round over all findings; the same proposals where there are none. */
function settledOnce(
  corrected: JsonObject,
  document: Document,
  proposals: Proposals,
  vendor: string,
  isLast: boolean,
): Proposals {
  const drafts = new Map(proposals.drafts);
  const added = new Map<string, Action>();
  const notes: string[] = [];
  let isChanged = false;
  const model = modelOf(document);
  for (const one of model.operations) {
    const draft = drafts.get(one.pointer);
    const findings = draft === undefined ? [] : checkDerived(model, one);
    if (draft === undefined || findings.length === 0) continue;
    const outcome = outcomeOf(corrected, one, draft, findings, isLast);
    drafts.set(one.pointer, outcome.draft);
    isChanged ||= outcome.draft !== draft;
    for (const action of outcome.actions) added.set(JSON.stringify(action), action);
    notes.push(...outcome.notes.map((note) => `${one.method.toUpperCase()} ${one.path}: ${note}`));
  }
  const named = typeNames(document, checkNames(document, vendor));
  if (!isChanged && added.size + named.length === 0) return proposals;
  const actions = together(corrected, inSource([...added.values(), ...named], corrected));
  return { drafts, corrections: [...proposals.corrections, ...actions], notes: [...proposals.notes, ...notes] };
}

interface Outcome {
  readonly draft: Draft;
  readonly actions: readonly Action[];
  readonly notes: readonly string[];
}

function outcomeOf(
  corrected: JsonObject,
  one: Derived,
  draft: Draft,
  findings: readonly Finding[],
  isLast: boolean,
): Outcome {
  const plans = findings.flatMap(({ pointer, what }) => ({ plan: planOf(pointer) ?? "", what }));
  const wrong = plans.filter(({ plan }) => plan !== "");
  if (wrong.length > 0) {
    const notes = wrong.map(({ plan, what }) => `no \`${plan}\` is proposed: ${what}`);
    const hints = without(draft.hints, ...wrong.map(({ plan }) => plan));
    return { draft: { ...draft, hints }, actions: [], notes };
  }
  const settlements = findings.map((finding) => settlementOf(corrected, one, finding));
  const open = findings.find((_, index) => isLast || settlements[index] === undefined);
  if (open !== undefined) return withoutMethod(open.what);
  const added = settlements.flatMap((settlement) => settlement?.draft ?? []);
  return {
    draft: added.length === 0 ? draft : added.reduce(joined, draft),
    actions: settlements.flatMap((settlement) => settlement?.actions ?? []),
    notes: [],
  };
}

function withoutMethod(what: string): Outcome {
  const reason = `It gets no method, and nothing settles that for certain: ${what}.`;
  return { draft: { hints: { unsupported: what }, reason }, actions: [], notes: [`gets no method: ${what}`] };
}

function joined(draft: Draft, { hints, reason }: Draft): Draft {
  return { hints: { ...draft.hints, ...hints }, reason: `${draft.reason} ${reason}` };
}

/** The plan of an `x-sdk` that a finding is about. */
function planOf(pointer: string): string | undefined {
  const keys = keysOf(pointer);
  const at = keys.indexOf("x-sdk");
  return at === -1 ? undefined : keys[at + 1];
}
