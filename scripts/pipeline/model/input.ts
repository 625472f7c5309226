import type { Document, Operation, Parameter } from "../document/openapi.ts";
import { hasClientDefault, hintsOf } from "../hints/hints.ts";
import type { Json } from "../json/json.ts";
import { pascal } from "../text/names.ts";
import { bodyOf } from "./bodies.ts";
import { type Input, inputsOf } from "./inputs.ts";
import { typeText } from "./type-text.ts";
import type { ApiField, ApiInput } from "./types.ts";

/** The one flat input of an operation; `undefined` where it takes none. */
export function inputOf(document: Document, operation: Operation): ApiInput | undefined {
  const inputs = inputsOf(document, operation);
  if (inputs.length === 0) return undefined;
  const { group, name } = hintsOf(operation);
  const body = bodyOf(document, operation);
  const choice = body && body.kind !== "whole" ? body.choice : undefined;
  return {
    typeName: `${pascal(group)}${pascal(name)}Input`,
    optional: choice === undefined && inputs.every((input) => !input.required),
    fields: inputs.map(fieldOf),
    ...(choice && { choice }),
  };
}

function fieldOf({ schema, parameter, ...input }: Input): ApiField {
  const fallback = fallbackOf(schema.default, parameter);
  return { ...input, type: typeText(schema), ...(fallback !== undefined && { fallback }) };
}

function fallbackOf(value: Json | undefined, parameter: Parameter | undefined): string | undefined {
  if (parameter && hasClientDefault(parameter)) return "what the client was created with";
  return value === undefined ? undefined : JSON.stringify(value);
}
