import pc from "picocolors";
import { GeneratorError } from "../pipeline/problems/problem.ts";
import { UsageError } from "./workspace.ts";

/** Runs a command; mistakes in what it was given end in a message and exit code 1, without a stack. */
export async function runCommand(command: () => Promise<unknown>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof GeneratorError || error instanceof UsageError)) throw error;
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}

function messageOf(error: GeneratorError | UsageError): string {
  if (error instanceof UsageError) return pc.red(error.message);
  const count = error.problems.length;
  return `${error.message}\n\n${pc.red(count === 1 ? "1 problem." : `${count} problems.`)} Nothing was written.`;
}
