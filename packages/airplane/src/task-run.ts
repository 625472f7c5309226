import type { CallOptions, Run } from "@x/core";
import type { AirplaneApi, RunsRun } from "./generated/client.ts";
import type { Prompt } from "./generated/types.ts";

/** A question a run has put to people, to be answered or cancelled. */
export interface RunPrompt extends Prompt {
  /** Answers it, by the slugs of its parameters; the run goes on. */
  submit(values?: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<void>;
  /** Cancels it; what the run makes of that is the task's own. */
  cancel(options?: CallOptions): Promise<void>;
}

/** A run of a task at Airplane, with what only Airplane has. */
export type TaskRun<Output = unknown> = RunsRun<Output> & {
  /**
   * The prompts that wait for somebody; `{ all: true }` lists the submitted and cancelled ones too. While there is one,
   * the run is `waiting (prompt)`, although Airplane calls it `Active`. `GET /prompts/list`.
   */
  prompts(options?: CallOptions & { readonly all?: boolean }): Promise<RunPrompt[]>;
};

/** Adds to a run what only Airplane has. */
export function taskRun(run: Run, { prompts }: AirplaneApi): TaskRun {
  return Object.assign(run as RunsRun, {
    async prompts({ all = false, ...options }: CallOptions & { readonly all?: boolean } = {}): Promise<RunPrompt[]> {
      const found: RunPrompt[] = [];
      for await (const prompt of prompts.list({ runID: run.id }, options)) {
        if (all || isOpen(prompt)) found.push(answerable(prompt));
      }
      return found;
    },
  });

  function answerable(prompt: Prompt): RunPrompt {
    const id = prompt.id ?? "";
    return {
      ...prompt,
      submit: async (values = {}, options) => {
        await prompts.submit({ id, values }, options);
      },
      cancel: async (options) => {
        await prompts.cancel({ id }, options);
      },
    };
  }
}

/** A prompt has no status: it is over once one of these is set. */
const isOpen = ({ submittedAt, cancelledAt }: Prompt): boolean => !submittedAt && !cancelledAt;
