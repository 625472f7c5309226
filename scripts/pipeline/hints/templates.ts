import type { Inputs, Template } from "./hints.ts";

/** The names in the `$input.<name>` of inputs, each once. */
export function sourcesOf(...inputs: readonly (Inputs | undefined)[]): readonly string[] {
  const texts = inputs.flatMap((input) => textsIn(input ?? {}));
  return [...new Set(texts.flatMap((text) => (text.startsWith(PREFIX) ? [text.slice(PREFIX.length)] : [])))];
}

const PREFIX = "$input.";

/** Every text a template has as a value. */
export function textsIn(template: Template): string[] {
  if (typeof template === "object") return Object.values(template).flatMap(textsIn);
  return typeof template === "string" ? [template] : [];
}
