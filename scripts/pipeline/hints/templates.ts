import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { inputsIn } from "./plan-calls.ts";

/** The names in every `$input.<name>` that plans give to calls, each once. */
export function sourcesOf(plans: JsonObject): readonly string[] {
  return [...new Set(inputsIn(plans).flatMap(({ input }) => sourcesIn(input)))];
}

/** The names in every `$input.<name>` of a value. */
export function sourcesIn(value: Json): readonly string[] {
  return textsIn(value).flatMap((text) => (text.startsWith(PREFIX) ? [text.slice(PREFIX.length)] : []));
}

const PREFIX = "$input.";

/** Every text in a value. */
export function textsIn(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.values(value).flatMap(textsIn);
  return typeof value === "string" ? [value] : [];
}
