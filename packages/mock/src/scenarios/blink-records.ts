import { begun, type Course, changed } from "./course.ts";
import { uuid } from "./stage.ts";

export interface Execution {
  readonly id: string;
  readonly workspace: string;
  readonly playbook: string;
  /** Its number among the drafts' executions, for one of a draft. */
  readonly draft?: number;
  readonly trigger: string;
  readonly inputs: unknown;
  readonly output: unknown;
  /** Whether it shows `state` only, as executions of old did. */
  readonly old: boolean;
  /** What people did to it. */
  readonly actions: string[];
  readonly course: Course<string>;
}

export const isOver = (state: string) => ["Completed", "Failed", "Cancelled", "Timeout", "Skipped"].includes(state);

/** Blink's PlaybookExecutionDetails; times are epoch milliseconds. */
export function executionRecord({ id, workspace, playbook, draft, trigger, inputs, output, old, course }: Execution) {
  const { state } = course;
  return {
    id,
    workspace_id: workspace,
    playbook_id: playbook,
    playbook_name: "Playbook",
    ...(draft !== undefined && { draft_execution_number: draft }),
    inputs,
    state,
    ...(!old && { state_ui: state }),
    trigger_type: trigger,
    created_at: begun(course),
    started_at: begun(course),
    updated_at: changed(course),
    ...(isOver(state) && { finished_at: changed(course) }),
    ...(state === "Cancelled" && { cancel_reason: "cancelled by a user" }),
    ...(state === "Failed" && { error_details: { message: "a step failed", error_code: "STEP_FAILED" } }),
    step_results: state === "Completed" ? { output } : {},
  };
}

/** The one step every execution has. */
export const stepRecord = ({ inputs, output, course }: Execution) => ({
  step_id: "S1",
  state: course.state,
  started_at: begun(course),
  ...(isOver(course.state) && { finished_at: changed(course) }),
  input_parameters: inputs,
  ...(course.state === "Completed" && { output_data: output }),
  ...(course.state === "Failed" && { error_data: { message: "a step failed" } }),
});

/** What people did to an execution, in order. */
export const actionRecords = ({ actions, course }: Execution) =>
  actions.map((command, index) => ({ id: uuid(index + 1), cmd: command, created_at: changed(course) }));
