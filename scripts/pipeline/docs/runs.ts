import type { AttentionHints, RecordHints, Rule, RunHints } from "../hints/hints.ts";
import type { RunState } from "../hints/states.ts";
import { inOrder } from "../json/json.ts";
import type { Derived, Model } from "../model/model.ts";
import { attentionText, outcomeKey, ruleTexts } from "./rule-text.ts";

/** What a vendor's runs can come to and what can be done with them. */
export interface Runs {
  readonly vendor: string;
  readonly title: string;
  readonly kinds: readonly RunKind[];
}

/** Starts whose runs come to the same by the same rules. */
export interface RunKind {
  /** Id of the operation that reads the record. */
  readonly record: string;
  readonly starts: readonly Start[];
  readonly outcomes: readonly Outcome[];
  /** What reads the record of the run that it becomes, and where its own record names that run. */
  readonly becomes?: { readonly operation: string; readonly id: string };
}

export interface Start {
  /** The group and the name of the method that starts: `tasks.start`. */
  readonly id: string;
  readonly route: string;
  /** What can be done with the run, in Markdown. */
  readonly abilities: Readonly<Record<Ability, string>>;
}

export const abilities = ["output", "cancel", "attach", "resume", "reconcile"] as const;
export type Ability = (typeof abilities)[number];

export interface Outcome {
  readonly state: RunState;
  readonly reason?: string;
  /** What the answer to the start says then, in Markdown, and what the record says. */
  readonly answer: readonly string[];
  readonly record: readonly string[];
}

/** The runs of a model that `check` has found nothing in. */
export function runsOf(model: Model, vendor: string): Runs {
  const starts = model.operations.filter(isStart).sort((left, right) => inOrder(startId(left), startId(right)));
  const kinds = Map.groupBy(starts, ({ hints: { run } }) => JSON.stringify([run.poll, run.started]));
  return {
    vendor,
    title: model.document.info.title ?? vendor,
    kinds: [...kinds.values()].flatMap((members) => kindOf(model, members)),
  };
}

type StartRow = Derived & { readonly hints: { readonly run: RunHints } };
const isStart = (operation: Derived): operation is StartRow => operation.hints.run !== undefined;

function kindOf(model: Model, members: readonly StartRow[]): RunKind[] {
  const [first] = members;
  const reading = first && model.byId.get(first.hints.run.poll);
  const record = reading?.hints.record;
  if (first === undefined || record === undefined) return [];
  const { poll, started = [] } = first.hints.run;
  return [
    {
      record: poll,
      starts: members.map((start) => startOf(model, start, record)),
      outcomes: outcomesOf(started, record),
      ...(record.becomes && { becomes: record.becomes }),
    },
  ];
}

function outcomesOf(started: readonly Rule[], { states: rules, attention }: RecordHints): Outcome[] {
  const answer = Map.groupBy(ruleTexts(started), ({ rule }) => outcomeKey(rule));
  const record = Map.groupBy(ruleTexts(rules), ({ rule }) => outcomeKey(rule));
  const running: Rule = { if: {}, state: "running" };
  const asked = attention ? [askedBy(attention)] : [];
  const all = new Map(
    [...started, ...rules, running, ...asked.map(({ rule }) => rule)].map((rule) => [outcomeKey(rule), rule]),
  );
  const sorted = [...all].sort(([, left], [, right]) => states[left.state].place - states[right.state].place);
  return sorted.map(([key, { state, reason }]) => ({
    state,
    ...(reason !== undefined && { reason }),
    answer: (answer.get(key) ?? []).map(({ text }) => text),
    record: [
      ...(record.get(key) ?? []).map(({ text }) => text),
      ...(key === "running" ? ["anything no rule names"] : []),
      ...asked.flatMap(({ rule, text }) => (key === outcomeKey(rule) ? [text] : [])),
    ],
  }));
}

function askedBy(attention: AttentionHints): { readonly rule: Rule; readonly text: string } {
  return { rule: { if: {}, state: "waiting", reason: attention.reason }, text: attentionText(attention) };
}

/** What a state means to who waits, and its place in a table. A new state has to be given both. */
export const states = {
  running: { place: 0, meaning: "`wait` goes on" },
  waiting: { place: 1, meaning: 'a person must act; `wait` goes on, with `waitFor: "attention"` it ends' },
  succeeded: { place: 2, meaning: "`wait` answers the record" },
  failed: { place: 3, meaning: "`wait` throws `RunFailedError`" },
  cancelled: { place: 4, meaning: "`wait` throws `RunFailedError`" },
} as const satisfies Record<RunState, { readonly place: number; readonly meaning: string }>;

function startId({ hints }: StartRow): string {
  return `${hints.group}.${hints.run.name}`;
}

function startOf({ byId }: Model, start: StartRow, record: RecordHints): Start {
  const { run } = start.hints;
  const { output, cancel } = (record.becomes && byId.get(record.becomes.operation)?.hints.record) ?? record;
  const by = (id: string) => `by \`${id}\`${byId.get(id)?.hints.unconfirmed ? " (not confirmed)" : ""}`;
  return {
    id: startId(start),
    route: `${start.method.toUpperCase()} ${start.path}`,
    abilities: {
      output: output ? by(output.operation ?? run.poll) : "none",
      cancel: cancel ? by(cancel.operation) : "none",
      attach: `\`${run.poll.split(".")[0]}.${record.attach}\``,
      resume: "`resume`",
      reconcile: reconciling(start),
    },
  };
}

/** What a start whose answer was lost is reconciled to. The runtime repeats one with its key for an hour. */
function reconciling({ effect, hints }: StartRow): string {
  const { find } = hints.run;
  const keyed = effect === "keyed";
  const found = find?.match === undefined ? "`candidates`" : "`found`";
  const parts = [
    ...(keyed ? ["`found` by a repeat with its key, within the hour"] : []),
    ...(find ? [`${found} or \`notFound\` from \`${find.operation}\``] : []),
  ];
  return parts.join("; else ") || "none";
}
