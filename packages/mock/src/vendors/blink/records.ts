import { begun, changed, type Timeline } from "../../states/timeline.ts";
import { uuid } from "../../states/uuid.ts";

export interface Execution {
  readonly id: string;
  readonly workspace: string;
  readonly playbook: string;
  /** Its number among the drafts' executions, for one of a draft. */
  readonly draft?: number;
  readonly trigger: string;
  readonly inputs: unknown;
  readonly output: unknown;
  /** What it has beside `state`; those of old had nothing. */
  readonly stateUi: "as-state" | "missing" | "empty";
  /** Whether a step fails that does not fail the execution. */
  readonly hasFailedStep: boolean;
  /** What people did to it. */
  readonly actions: string[];
  readonly timeline: Timeline<string>;
}

export const isOver = (state: string) => ["Completed", "Failed", "Cancelled", "Timeout", "Skipped"].includes(state);

/** Blink's PlaybookExecutionDetails; times are epoch milliseconds. */
export function executionRecord({
  id,
  workspace,
  playbook,
  draft,
  trigger,
  inputs,
  output,
  stateUi,
  timeline,
}: Execution) {
  const { state } = timeline;
  return {
    id,
    workspace_id: workspace,
    playbook_id: playbook,
    playbook_name: "Playbook",
    ...(draft !== undefined && { draft_execution_number: draft }),
    inputs,
    state,
    ...(stateUi !== "missing" && { state_ui: stateUi === "empty" ? "" : state }),
    trigger_type: trigger,
    created_at: begun(timeline),
    started_at: begun(timeline),
    updated_at: changed(timeline),
    ...(isOver(state) && { finished_at: changed(timeline) }),
    ...(state === "Cancelled" && { cancel_reason: "cancelled by a user" }),
    ...(state === "Failed" && { error_details: { message: "a step failed", error_code: "STEP_FAILED" } }),
    step_results: state === "Completed" ? { output } : {},
  };
}

/** The steps of an execution, the last one first, as nothing sorts them. */
export const stepRecords = (execution: Execution) => {
  const { hasFailedStep, timeline } = execution;
  const step = stepRecord(execution);
  if (!hasFailedStep) return [step];
  const failed = { ...step, step_id: "S0", state: "Failed", started_at: begun(timeline) - 1000 };
  return [step, { ...failed, output_data: undefined, error_data: { message: "a step failed" } }];
};

/** The one step every execution has. */
const stepRecord = ({ inputs, output, timeline }: Execution) => ({
  step_id: "S1",
  state: timeline.state,
  started_at: begun(timeline),
  ...(isOver(timeline.state) && { finished_at: changed(timeline) }),
  input_parameters: inputs,
  ...(timeline.state === "Completed" && { output_data: output }),
  ...(timeline.state === "Failed" && { error_data: { message: "a step failed" } }),
});

/** What people did to an execution, in order. */
export const actionRecords = ({ actions, timeline }: Execution) =>
  actions.map((command, index) => ({ id: uuid(index + 1), cmd: command, created_at: changed(timeline) }));
