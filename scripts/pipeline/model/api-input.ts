import type { Parameter } from "../document/openapi.ts";
import { hasClientDefault } from "../hints/hints.ts";
import type { Json } from "../json/json.ts";
import { pascal } from "../text/names.ts";
import type { ApiField, ApiInput } from "./api-types.ts";
import type { Input } from "./inputs.ts";
import type { Derived } from "./model.ts";
import { typeText } from "./type-text.ts";

/** The one flat input of an operation; `undefined` where it takes none. */
export function inputOf({ id, inputs, body }: Derived): ApiInput | undefined {
  if (inputs.length === 0) return undefined;
  const choice = body && body.kind !== "whole" ? body.choice : undefined;
  return {
    typeName: `${pascal(id)}Input`,
    optional: choice === undefined && inputs.every((input) => !input.required),
    fields: inputs.map(fieldOf),
    ...(choice && { choice }),
  };
}

function fieldOf({ schema, parameter, file, raw, ...input }: Input): ApiField {
  const fallback = fallbackOf(schema.default, parameter);
  const type = raw !== undefined ? rawTypes[raw] : file === undefined ? typeText(schema) : fileTypes[file];
  return { ...input, type, ...(fallback !== undefined && { fallback }) };
}

const rawTypes = { text: "string | Blob", bytes: "Blob | Uint8Array | ArrayBuffer" };
const fileTypes = { one: "Blob", list: "readonly Blob[]" };

function fallbackOf(value: Json | undefined, parameter: Parameter | undefined): string | undefined {
  if (parameter && hasClientDefault(parameter)) return "what the client was created with";
  return value === undefined ? undefined : JSON.stringify(value);
}
