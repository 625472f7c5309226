import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { Problem } from "./problem.ts";
import { worldSchema } from "./schema.ts";

const validate = new Ajv2020({ allErrors: true, verbose: true, strict: false, logger: false }).compile(worldSchema);

/** What keeps a value from being a world file, its names aside. */
export const checkShape = (value: unknown): readonly Problem[] =>
  validate(value) ? [] : (validate.errors ?? []).map(problem);

function problem({ instancePath, keyword, params, data, message, parentSchema }: ErrorObject): Problem {
  if (keyword === "required") {
    const pointer = `${instancePath}/${params.missingProperty}`;
    return { pointer, value: undefined, fix: "add it" };
  }
  if (keyword === "additionalProperties") {
    const known = Object.keys((parentSchema?.properties ?? {}) as object);
    const pointer = `${instancePath}/${params.additionalProperty}`;
    const value = (data as Record<string, unknown>)[params.additionalProperty];
    return { pointer, value, fix: `no such key; the keys here are ${known.join(", ")}` };
  }
  if (keyword === "enum") {
    return { pointer: instancePath, value: data, fix: `write one of ${JSON.stringify(params.allowedValues)}` };
  }
  return { pointer: instancePath, value: data, fix: `it ${message}` };
}
