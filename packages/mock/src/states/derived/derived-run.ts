import type { Timeline } from "../timeline.ts";
import { begun } from "../timeline.ts";
import { recordFor } from "./conditions.ts";
import { valueAt, withAt } from "./dot-path.ts";
import type { RecordPlan, Row, RunPlan } from "./rows.ts";
import type { Step } from "./scenarios.ts";

/** A run that was started at a vendor known by its table only. */
export interface DerivedRun {
  readonly id: string;
  /** The row that started it. */
  readonly start: Row;
  readonly plan: RunPlan;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly output: unknown;
  readonly timeline: Timeline<Step>;
}

/** The run's record as its poll answers it: a sample, with what is known of the run. */
export function recordOf(run: DerivedRun, sample: unknown, { states, output }: RecordPlan): unknown {
  const { id, plan, inputs, timeline } = run;
  const echoed = Object.entries(inputs).reduce(
    (record, [name, value]) => (valueAt(record, name) === undefined ? record : withAt(record, name, value)),
    sample,
  );
  const { id: idPath = "id", time, match } = plan.find ?? {};
  const named = withAt(echoed, idPath, id);
  const timed = time === undefined ? named : withAt(named, time, timeLike(valueAt(sample, time), begun(timeline)));
  const matched = match === undefined ? timed : withAt(timed, match, valueAt(inputs, match) ?? valueAt(timed, match));
  const record = recordFor(matched, timeline.state.rule, states);
  if (!output || output.operation || timeline.state.state !== "succeeded") return record;
  return withAt(record, output.value, outputLike(valueAt(record, output.value), run.output));
}

/** Epoch milliseconds where the sample has a number, else RFC 3339. */
const timeLike = (sample: unknown, at: number) => (typeof sample === "number" ? at : new Date(at).toISOString());

const outputLike = (sample: unknown, output: unknown) =>
  typeof sample === "string" && typeof output !== "string" ? JSON.stringify(output) : output;
