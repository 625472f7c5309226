import type { CallOptions } from "@x/core";
import type { BlinkExecutions, ExecutionsRun } from "./generated/client.ts";
import type { StepExecution } from "./generated/types.ts";

export type { ExecutionsRun };

declare module "./generated/client.ts" {
  interface ExecutionsRun<Output = unknown> {
    /**
     * The steps in the order they began; none may show while the run is young. Look at them after a success too: steps
     * of an execution that is `Completed` may have failed, which their `error_data` tells.
     *
     * `GET /workspace/{ws_id}/executions/{id}/steps`. Not confirmed, as `executions.listSteps`.
     */
    steps(options?: CallOptions): Promise<StepExecution[]>;
  }
}

/** Adds to a run what only Blink has. */
export const executionRun = (run: ExecutionsRun, { listSteps }: BlinkExecutions, workspace: unknown): ExecutionsRun =>
  Object.assign(run, {
    steps: async (options?: CallOptions) => {
      const ws_id = workspace as string | undefined;
      const steps: StepExecution[] = [];
      for await (const step of listSteps({ id: run.id, ws_id }, options)) steps.push(step);
      return steps.sort((left, right) => begun(left) - begun(right) || 0);
    },
  });

/** A step that has not begun comes last. */
const begun = ({ started_at }: StepExecution): number => started_at ?? Number.POSITIVE_INFINITY;
