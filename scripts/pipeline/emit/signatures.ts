import type { ApiOperation, RunType } from "../model/api-types.ts";

/** The parameters of an operation's method. */
export function parametersOf({ input }: ApiOperation, core = "core."): string[] {
  const options = `options?: ${core}CallOptions`;
  return input === undefined ? [options] : [`input${input.optional ? "?" : ""}: ${input.typeName}`, options];
}

/** The parameters of what looks for a lost start. */
export function lostParametersOf({ input }: ApiOperation, core = "core."): string[] {
  const lost = [`lost: ${core}Lost`, `options?: ${core}ReconcileOptions`];
  return input === undefined ? lost : [`input: ${input.typeName}${input.optional ? " | undefined" : ""}`, ...lost];
}

/** The parameters of a durable start. */
export function onceParametersOf({ input }: ApiOperation, type: string, core = "core."): string[] {
  const options = `options: ${core}OnceOptions<${type}>`;
  return input === undefined ? [options] : [`input: ${input.typeName}${input.optional ? " | undefined" : ""}`, options];
}

/** The type of a run as a method answers it, and the type parameter the method needs for that. */
export function runTexts({ name, output }: RunType): { readonly generic: string; readonly type: string } {
  return output === "unknown"
    ? { generic: "<Output = unknown>", type: `${name}<Output>` }
    : { generic: "", type: name };
}

/** A summary with its full stop. */
export function sentence(text: string): string {
  return text === "" || /[.!?:]$/.test(text) ? text : `${text}.`;
}

export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The tag of what the vendor's current documentation does not show. */
export function experimental(unconfirmed: string | undefined): string {
  return unconfirmed === undefined ? "" : `@experimental Not confirmed: ${unconfirmed}`;
}
