import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { problemIn } from "../problems/problem.ts";

/** A value of YAML 1.2 or JSON; dates stay text. */
export function parseYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw problemIn(file, "#", `not YAML or JSON: ${error}`);
    const at = error.mark === undefined ? "#" : `:${error.mark.line + 1}:${error.mark.column + 1}`;
    throw problemIn(file, at, `not YAML or JSON: ${error.reason}`);
  }
}
