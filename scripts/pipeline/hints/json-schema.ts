import { z } from "zod";
import type { JsonObject } from "../json/json.ts";
import { keysOf } from "../json/pointer.ts";
import { operationHints, parameterHints, row, schemaHints, unsupportedHints } from "./schema.ts";

/** As much of JSON Schema as the hints are written in. */
export interface HintSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, HintSchema>>;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: string | number | boolean;
  readonly properties?: Readonly<Record<string, HintSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | HintSchema;
  readonly items?: HintSchema;
  readonly prefixItems?: readonly HintSchema[];
  readonly anyOf?: readonly HintSchema[];
  readonly oneOf?: readonly HintSchema[];
  /** The name the type has in the core, where it is not the definition's own. */
  readonly as?: string;
  /** Whether rows leave it out. */
  readonly generatorOnly?: boolean;
}

/** A row of the table and all that it refers to. */
export const rowSchema = z.toJSONSchema(row, { io: "input" }) as HintSchema;

/** A schema by way of its reference, and the name it is referred to by. */
export function targetOf(schema: HintSchema): { readonly id?: string; readonly schema: HintSchema } {
  if (schema.$ref === undefined) return { schema };
  const id = keysOf(schema.$ref).at(-1) ?? "";
  return { id, schema: rowSchema.$defs?.[id] ?? {} };
}

/** What an `x-sdk` may hold, for editors. */
export function hintDefinitions(): JsonObject {
  const operation = z.union([operationHints, unsupportedHints]);
  const all = z.strictObject({ operation, parameter: parameterHints, schema: schemaHints });
  const { definitions } = z.toJSONSchema(all, { io: "input", target: "draft-7" });
  return definitions as JsonObject;
}
