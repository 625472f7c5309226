import type { AttentionHints, Conditions, Rule } from "../hints/hints.ts";
import { isList, isObject, type Json } from "../json/json.ts";
import { codeSpan } from "../text/safe-text.ts";

/** When each rule holds, in words; the first rule that holds wins. */
export function ruleTexts(rules: readonly Rule[]): { readonly rule: Rule; readonly text: string }[] {
  return rules.map((rule, index) => {
    const rest = rules
      .slice(0, index)
      .some((earlier) => outcomeKey(earlier) !== outcomeKey(rule) && isNarrower(earlier, rule))
      ? " otherwise"
      : "";
    return { rule, text: conditionsText(rule.if) + rest };
  });
}

/** When a run waits for a person though its record does not tell, in words. */
export function attentionText({ when, operation, if: conditions }: AttentionHints): string {
  return `${conditionsText(when)}, while ${codeSpan(operation)} has one with ${conditionsText(conditions)}`;
}

/** What a test calls an outcome: `waiting:review`. */
export function outcomeKey({ state, reason }: Pick<Rule, "state" | "reason">): string {
  return reason === undefined ? state : `${state}:${reason}`;
}

/** Whether a rule asks for all that another asks for, and for more. */
function isNarrower(rule: Rule, other: Rule): boolean {
  const asked = Object.entries(other.if);
  const same = asked.filter(([path, expected]) => JSON.stringify(rule.if[path]) === JSON.stringify(expected));
  return same.length === asked.length && Object.keys(rule.if).length > asked.length;
}

const conditionsText = (conditions: Conditions): string =>
  Object.entries(conditions)
    .map(([path, expected]) => conditionText(path, expected))
    .join(" and ");

function conditionText(path: string, expected: Json): string {
  const field = codeSpan(path);
  if (expected === null) return `no ${field}`;
  if (!isObject(expected)) return `${field} ${valuesText(expected)}`;
  return expected.not === null ? `some ${field}` : `${field} other than ${valuesText(expected.not ?? null)}`;
}

function valuesText(value: Json): string {
  if (!isList(value)) return value === null ? "absent" : codeSpan(String(value));
  const texts = value.map(valuesText);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
}
