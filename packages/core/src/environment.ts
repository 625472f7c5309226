import { RefusedError } from "./errors/errors.ts";

/** An environment variable, where there is an environment; empty counts as unset. */
export function fromEnvironment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}

/** The option's value, else the environment variable's; without both an error that says what to set. */
export function required<T>(value: T | undefined, option: string, variable: string): T | string {
  const found = value || fromEnvironment(variable);
  if (found) return found;
  throw new RefusedError(`no ${option}: pass { ${option} } or set ${variable}`, {
    operation: "create",
  });
}
