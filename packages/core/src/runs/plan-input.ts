import type { Input } from "../types/input.ts";
import type { RecordPlan, RunInput, Template } from "../types/operation.ts";

/** What the names in a template stand for. */
export interface Names {
  readonly id?: string;
  readonly input: Input;
  readonly correlation?: string | undefined;
  /** Epoch milliseconds. */
  readonly since?: number;
}

/** The input a template makes; what has no value is left out by `undefined`. */
export function fill(template: RunInput, names: Names): Input {
  return mapped(template, (value) =>
    typeof value === "object" ? JSON.stringify(resolve(value, names)) : resolve(value, names),
  );
}

/** The inputs of the start that a template takes over. */
export function takenOver(template: RunInput): string[] {
  return Object.values(template).flatMap((value) => {
    if (typeof value === "object") return takenOver(value);
    return typeof value === "string" && value.startsWith("$input.") ? [value.slice("$input.".length)] : [];
  });
}

function resolve(value: Template, names: Names): unknown {
  if (typeof value === "object") return mapped(value, (each) => resolve(each, names));
  const { id, input, correlation, since } = names;
  if (value === "$id") return id;
  if (value === "$correlation") return correlation;
  if (value === "$sinceMs") return since;
  if (value === "$since") return since === undefined ? undefined : new Date(since).toISOString();
  return typeof value === "string" && value.startsWith("$input.") ? input[value.slice("$input.".length)] : value;
}

const mapped = (template: RunInput, change: (value: Template) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(template).map(([name, value]) => [name, change(value)]));

/** The names of the inputs that calls about a run need of its start. */
export function keptNames({ input, output, cancel, attention }: RecordPlan): string[] {
  return [...new Set([input, output?.input ?? {}, cancel?.input ?? {}, attention?.input ?? {}].flatMap(takenOver))];
}

/** The inputs that calls about the run need: the start's, or what the client fills in today. */
export function kept(plan: RecordPlan, given: Input, { defaults }: { readonly defaults: Input }): Input {
  const values = keptNames(plan).map((name) => [name, given[name] ?? defaults[name]] as const);
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
