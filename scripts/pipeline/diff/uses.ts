import type { Document } from "../document/openapi.ts";
import { directionsOf } from "../document/references.ts";
import { keysOf } from "../json/pointer.ts";
import type { Affected } from "./change.ts";

/** Whom a place of a description concerns: those who write what stands there, those who read it, or all. */
export function affectedAt(pointer: string, described: Document | undefined): Affected {
  const keys = keysOf(pointer);
  if (keys.includes("parameters") || keys.includes("requestBody")) return "writers";
  if (keys.includes("responses")) return "readers";
  const name = schemaIn(keys);
  if (name === undefined || described === undefined) return "everybody";
  const { requests, answers } = directionsOf(described);
  if (requests.has(name) === answers.has(name)) return "everybody";
  return requests.has(name) ? "writers" : "readers";
}

/** The name of the schema that a pointer leads into. */
export function schemaIn([first, second, third]: readonly string[]): string | undefined {
  if (first === "definitions") return second;
  return first === "components" && second === "schemas" ? third : undefined;
}
