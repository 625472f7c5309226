import { GeneratorError } from "../../pipeline/problems/problem.ts";

/** The message a function fails with, for people; `undefined` when it does not fail. */
export function messageOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof GeneratorError) return error.message;
    throw error;
  }
}
