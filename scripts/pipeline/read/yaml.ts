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
  return parsedJson(text) ?? loaded(text, file);
}

/** What looks like JSON and is none may still be YAML. */
function parsedJson(text: string): unknown {
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
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
