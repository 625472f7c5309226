import type { Document, Operation } from "../document/openapi.ts";
import { schemasAt } from "../document/schemas.ts";
import { type Call, type Inputs, idOf } from "../hints/hints.ts";
import { sourcesOf } from "../hints/templates.ts";
import { below, jsonPath } from "../json/pointer.ts";
import { answerOf } from "../model/answers.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Finding, Settlement } from "../problems/problem.ts";

/** The action that takes away what stands at a pointer. */
export function removal(pointer: string): Settlement {
  return { target: jsonPath(pointer), remove: true };
}

/** Whether a call gives only inputs the operation has, and all it needs. */
export function checkInputs(document: Document, { operation: id, input }: Call, called: Operation, at: string) {
  const inputs = inputsOf(document, called);
  const known = inputs.map(({ name }) => name).join(", ") || "none";
  const unknown = Object.keys(input).filter((name) => !inputs.some((one) => one.name === name));
  const missing = inputs.filter((one) => one.required && !Object.hasOwn(input, one.name));
  return [
    ...unknown.map((name): Finding => {
      const pointer = below(at, name);
      return { pointer, what: `${id} has no input ${name}; it has ${known}`, settle: [removal(pointer)] };
    }),
    ...missing.map(({ name }): Finding => {
      const settle = [{ target: jsonPath(at), update: { [name]: "(its value)" } }];
      return { pointer: at, what: `${id} needs the input ${name}`, settle };
    }),
  ];
}

/** Whether every `$input.<name>` of a call is an input of the operation it is taken from. */
export function checkSources(document: Document, input: Inputs, from: Operation, at: string): Finding[] {
  const known = inputsOf(document, from).map(({ name }) => name);
  return Object.entries(input).flatMap(([name, template]) =>
    sourcesOf({ name: template })
      .filter((source) => !known.includes(source))
      .map((source) => {
        const pointer = below(at, name);
        return { pointer, what: `$input.${source} is no input of ${idOf(from)}`, settle: [removal(pointer)] };
      }),
  );
}

/** Whether a successful answer has a field. */
export function checkField(document: Document, operation: Operation, path: string, pointer: string): Finding[] {
  const schemas = answerOf(operation)?.schemas ?? [];
  const exists = schemas.length > 0 && schemas.every((schema) => schemasAt(document, schema, path));
  if (exists) return [];
  const what = `the answer of ${idOf(operation)} has no field ${JSON.stringify(path)}`;
  return [{ pointer, what, settle: [{ target: jsonPath(pointer), update: "(the dot path of a field it has)" }] }];
}
