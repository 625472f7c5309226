import type { Document, Schema } from "../document/openapi.ts";
import { schemasAt } from "../document/schemas.ts";
import type { Rule } from "../hints/hints.ts";
import { fieldsOf, plain } from "./fields.ts";

/** What a status tells of a run, or why it does not. */
export type States = { readonly rules: readonly Rule[]; readonly evidence: string } | { readonly note: string };

/** The rules that the status of a record gives, where it has one whose values tell success from failure. */
export function statesOf(document: Document, record: Schema): States | undefined {
  const fields = fieldsOf(document, record);
  const status = ["status", "state"].flatMap((name) => fields.filter((field) => plain(field.name) === name))[0];
  const all = (status && enumAt(document, record, status.path)) ?? [];
  const [values, hasNull] = [all.filter((value) => value !== null), all.includes(null)];
  if (status === undefined || values.length === 0) return undefined;
  const states = values.map((value) => ({ value, state: stateOf(value) }));
  const has = (wanted: Rule["state"]) => states.some(({ state }) => state === wanted);
  if (!has("succeeded") && !has("failed")) return undefined;
  const seen = `its ${status.path} is one of ${values.slice(0, MOST_NAMED).join(", ")}`;
  if (!has("succeeded") || !has("failed")) return { note: `${seen}: how a run succeeds or fails is not plain` };
  const result = fields.find(({ name }) => ["conclusion", "result", "outcome"].includes(plain(name)));
  if (result !== undefined) return { note: `${seen}: whether a run has succeeded may depend on ${result.path}` };
  const rules = (["succeeded", "failed", "cancelled", "running"] as const).flatMap((state): Rule[] => {
    const texts = states.filter((one) => one.state === state).map(({ value }) => value);
    const meant = state === "running" && hasNull ? [...texts, null] : texts;
    return meant.length === 0 ? [] : [{ if: { [status.path]: meant }, state }];
  });
  return { rules, evidence: `The values of ${status.path} tell how a run ends; those that do not mean that it runs.` };
}

function enumAt(document: Document, record: Schema, path: string): readonly (string | null)[] | undefined {
  const values = [...new Set((schemasAt(document, record, path) ?? []).flatMap((one) => one.enum ?? []))];
  const known = values.filter((value) => value === null || typeof value === "string");
  return known.length === values.length ? known : undefined;
}

function stateOf(value: string): Rule["state"] {
  return meanings.get(plain(value)) ?? "running";
}

const MOST_NAMED = 8;
const meanings = new Map<string, Rule["state"]>([
  ...["succeeded", "success", "successful", "completed", "complete", "done", "finished", "passed"].map(
    (value) => [value, "succeeded"] as const,
  ),
  ...["failed", "failure", "fail", "error", "errored", "timedout", "timeout", "expired", "crashed", "rejected"].map(
    (value) => [value, "failed"] as const,
  ),
  ...["cancelled", "canceled", "aborted", "terminated", "killed"].map((value) => [value, "cancelled"] as const),
]);
