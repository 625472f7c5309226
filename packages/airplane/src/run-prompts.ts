import { ANY, CALL, type CallOptions, checkOptions, type Run } from "@x/core";
import type { AirplanePrompts } from "./generated/client.ts";
import type { Prompt } from "./generated/types.ts";

/** A question a run has put to people, to be answered or cancelled. */
export interface RunPrompt extends Prompt {
  /** Answers it, by the slugs of its parameters; the run goes on. */
  submit(values?: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<void>;
  /** Cancels it; what the run makes of that is the task's own. */
  cancel(options?: CallOptions): Promise<void>;
}

export interface PromptsOptions extends CallOptions {
  /**
   * Lists the submitted and cancelled ones too.
   * @default false
   */
  readonly all?: boolean;
}

declare module "./generated/client.ts" {
  interface RunsRun<Output = unknown> {
    /**
     * The prompts that wait for somebody. While there is one, the run is `waiting (prompt)`, although Airplane calls it
     * `Active`. `GET /prompts/list`.
     */
    prompts(options?: PromptsOptions): Promise<RunPrompt[]>;
  }
  interface RequestsRun<Output = unknown> {
    /** The prompts that wait for somebody; none before the request is approved. */
    prompts(options?: PromptsOptions): Promise<RunPrompt[]>;
  }
}

/** Lists the prompts of a run; a request has none, and nothing that could be cancelled either. */
export function promptsOf(run: Run, prompts: AirplanePrompts) {
  return async (given: PromptsOptions = {}): Promise<RunPrompt[]> => {
    checkOptions("prompts.list", given, { ...CALL, all: ANY });
    const { all = false, ...options } = given;
    const found: RunPrompt[] = [];
    if (!run.capabilities.cancel) return found;
    for await (const prompt of prompts.list({ runID: run.id }, options)) {
      if (all || isOpen(prompt)) found.push(answerable(prompt));
    }
    return found;
  };

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
