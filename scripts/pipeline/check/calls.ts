import { schemasAt } from "../document/schemas.ts";
import { sourcesIn } from "../hints/templates.ts";
import type { JsonObject } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Derived, Model } from "../model/model.ts";
import type { Finding, Settlement } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";

/** The action that takes away what stands at a pointer. */
export function removal(pointer: string): Settlement {
  return { target: jsonPath(pointer), remove: true };
}

/** Whether a call gives only inputs the operation has, and all it needs. */
export function checkInputs(input: JsonObject, { id, inputs }: Derived, at: string): Finding[] {
  const unknown = Object.keys(input).filter((name) => !inputs.some((one) => one.name === name));
  const missing = inputs.filter((one) => one.required && !Object.hasOwn(input, one.name));
  return [
    ...unknown.map((name): Finding => {
      const pointer = below(at, name);
      return { pointer, what: `${id} has no input ${name}; it has ${namesOf(inputs)}`, settle: [removal(pointer)] };
    }),
    ...missing.map(({ name }): Finding => {
      const settle = [{ target: jsonPath(at), update: { [name]: "(its value)" } }];
      return { pointer: at, what: `${id} needs the input ${name}`, settle };
    }),
  ];
}

/** Whether every `$input.<name>` given to a call is an input of the operation it is taken from. */
export function checkSources(input: JsonObject, from: Derived, at: string): Finding[] {
  return Object.entries(input).flatMap(([name, template]) =>
    sourcesIn(template)
      .filter((source) => !from.inputs.some((one) => one.name === source))
      .map((source) => {
        const pointer = below(at, name);
        const what = `$input.${source}: ${from.id} has no input ${source}; it has ${namesOf(from.inputs)}`;
        return { pointer, what, settle: [removal(pointer)] };
      }),
  );
}

/** The names of inputs, for a message. */
export function namesOf(inputs: Derived["inputs"]): string {
  return inputs.map(({ name }) => name).join(", ") || "none";
}

/** Whether a successful answer has a field. */
export function checkField({ document }: Model, { id, answer }: Derived, path: string, pointer: string): Finding[] {
  const schemas = answer?.schemas ?? [];
  const exists = schemas.length > 0 && schemas.every((schema) => schemasAt(document, schema, path));
  if (exists) return [];
  const what = `the answer of ${id} has no field ${JSON.stringify(path)}`;
  return [{ pointer, what, settle: [{ target: jsonPath(pointer), update: "(the dot path of a field it has)" }] }];
}
