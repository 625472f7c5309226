import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { problemIn } from "../problems/problem.ts";
import type { Surface } from "./surface-types.ts";

/** A surface as JSON with a line for every operation and type, so that a diff of it reads well. */
export function surfaceText({ operations, types }: Surface): string {
  return `{\n"operations": ${linesOf(operations)},\n"types": ${linesOf(types)}\n}\n`;
}

function linesOf(entries: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(entries).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n}`;
}

export function readSurface(text: string, file: string): Surface {
  const value = parse(text, file);
  if (isObject(value.operations) && isObject(value.types)) return value as unknown as Surface;
  throw problemIn(file, "#", "must hold operations and types");
}

function parse(text: string, file: string): JsonObject {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : {};
  } catch (error) {
    throw problemIn(file, "#", `not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
