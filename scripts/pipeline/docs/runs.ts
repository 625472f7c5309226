import type { Document, Row } from "../document/openapi.ts";
import { type AttentionHints, effectOf, hintsOf, type RecordHints, type Rule, type RunHints } from "../hints/hints.ts";
import { rowNamed, rowsOf } from "../hints/rows.ts";
import { inOrder } from "../json/json.ts";
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
  readonly state: string;
  readonly reason?: string;
  /** What the answer to the start says then, in Markdown, and what the record says. */
  readonly answer: readonly string[];
  readonly record: readonly string[];
}

/** The runs of a document that `check` has passed. */
export function runsOf(document: Document, vendor: string, title: string): Runs {
  const rows = rowsOf(document);
  const starts = rows
    .filter(({ operation }) => hintsOf(operation).run !== undefined)
    .sort((left, right) => inOrder(startId(left), startId(right)));
  const kinds = Map.groupBy(starts, ({ operation }) => {
    const { poll, started } = hintsOf(operation).run as RunHints;
    return JSON.stringify([poll, started]);
  });
  return { vendor, title, kinds: [...kinds.values()].map((members) => kindOf(rows, members)) };
}

function kindOf(rows: readonly Row[], members: readonly Row[]): RunKind {
  const { poll, started = [] } = hintsOf((members[0] as Row).operation).run as RunHints;
  const { record } = hintsOf((rowNamed(rows, poll) as Row).operation) as { record: RecordHints };
  return {
    record: poll,
    starts: members.map((row) => startOf(rows, row, record)),
    outcomes: outcomesOf(started, record),
  };
}

function outcomesOf(started: readonly Rule[], { states, attention }: RecordHints): Outcome[] {
  const answer = Map.groupBy(ruleTexts(started), ({ rule }) => outcomeKey(rule));
  const record = Map.groupBy(ruleTexts(states), ({ rule }) => outcomeKey(rule));
  const running: Rule = { if: {}, state: "running" };
  const asked: Rule[] = attention ? [{ if: {}, state: "waiting", reason: attention.reason }] : [];
  const all = new Map([...started, ...states, running, ...asked].map((rule) => [outcomeKey(rule), rule]));
  const sorted = [...all].sort(([, left], [, right]) => order.indexOf(left.state) - order.indexOf(right.state));
  return sorted.map(([key, { state, reason }]) => ({
    state,
    ...(reason !== undefined && { reason }),
    answer: (answer.get(key) ?? []).map(({ text }) => text),
    record: [
      ...(record.get(key) ?? []).map(({ text }) => text),
      ...(key === "running" ? ["anything no rule names"] : []),
      ...asked.flatMap((rule) => (key === outcomeKey(rule) ? [attentionText(attention as AttentionHints)] : [])),
    ],
  }));
}

const order = ["running", "waiting", "succeeded", "failed", "cancelled"];

function startId({ operation }: Row): string {
  const { group, run } = hintsOf(operation);
  return `${group}.${run?.name}`;
}

function startOf(rows: readonly Row[], row: Row, record: RecordHints): Start {
  const run = hintsOf(row.operation).run as RunHints;
  const by = (id: string) => {
    const called = rowNamed(rows, id);
    return `by \`${id}\`${called && hintsOf(called.operation).unconfirmed ? " (not confirmed)" : ""}`;
  };
  return {
    id: startId(row),
    route: `${row.method.toUpperCase()} ${row.path}`,
    abilities: {
      output: record.output ? by(record.output.operation) : "none",
      cancel: record.cancel ? by(record.cancel.operation) : "none",
      attach: `\`${run.poll.split(".")[0]}.${record.attach}\``,
      resume: "`resume`",
      reconcile: reconciling(row, run),
    },
  };
}

/** What a start whose answer was lost is reconciled to. The runtime repeats one with its key for an hour. */
function reconciling({ operation, method }: Row, { find }: RunHints): string {
  const keyed = effectOf(method, hintsOf(operation)) === "keyed";
  const found = find?.match === undefined ? "candidates" : `\`found\`${find.complete ? " or `notStarted`" : ""}`;
  const parts = [
    ...(keyed ? ["`found` by a repeat with its key, within the hour"] : []),
    ...(find ? [`${found} from \`${find.operation}\``] : []),
  ];
  return parts.join("; else ") || "none";
}
