import { CORE_SCHEMA, type LoadOptions, load, Type, YAMLException } from "js-yaml";
import { problemIn } from "../problems/problem.ts";

/** How deep values may stand in each other. */
export const DEEPEST = 200;

/** `<<` is no part of YAML 1.2, and in use all the same. */
const merge = new Type("tag:yaml.org,2002:merge", { kind: "scalar", resolve: (data) => data === "<<" });

/** YAML 1.2: dates stay text. */
const options: LoadOptions & { readonly maxDepth: number } = {
  schema: CORE_SCHEMA.extend({ implicit: [merge] }),
  maxDepth: DEEPEST,
};

/** A value of YAML or JSON. */
export function parseYaml(text: string, file: string): unknown {
  return parsedJson(text, /\.json$/i.test(file)) ?? loaded(text, file);
}

/**
 * What looks like JSON and is none may still be YAML. What JSON.parse would lose is left to the reader of YAML, which refuses
 * it; but in a file of JSON the last of a key's values holds, as every reader of JSON has it.
 */
function parsedJson(text: string, isFile: boolean): unknown {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    const keys = keysIn(value);
    if (Number.isNaN(keys)) return undefined;
    return isFile || keys === keysWritten(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many keys a value has; NaN where it has a number that JSON.parse could not keep. */
function keysIn(value: unknown): number {
  if (typeof value === "number" && !Number.isFinite(value)) return Number.NaN;
  if (typeof value !== "object" || value === null) return 0;
  const items: readonly unknown[] = Object.values(value);
  return items.reduce<number>((sum, item) => sum + keysIn(item), Array.isArray(value) ? 0 : items.length);
}

/** How many keys stand in a text of JSON; of a key given twice JSON.parse keeps the last. */
function keysWritten(text: string): number {
  let keys = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:)?/g)) if (colon) keys += 1;
  return keys;
}

function loaded(text: string, file: string): unknown {
  try {
    return load(text, options);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw problemIn(file, "#", `not YAML or JSON: ${error}`);
    const at = error.mark === undefined ? "#" : `:${error.mark.line + 1}:${error.mark.column + 1}`;
    throw problemIn(file, at, `not YAML or JSON: ${error.reason}`);
  }
}
