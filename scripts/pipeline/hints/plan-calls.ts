import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { type HintSchema, rowSchema, targetOf } from "./json-schema.ts";

/** An operation that a plan names. */
export interface PlanCall {
  /** Where it is named. */
  readonly pointer: string;
  readonly operation: string;
}

/** The inputs that a plan gives to a call. */
export interface PlanInput {
  readonly pointer: string;
  readonly input: JsonObject;
}

/** Every operation that the plans of an `x-sdk` name; the one function that knows them. */
export function callsIn(plans: JsonObject, pointer = "#"): readonly PlanCall[] {
  return found(plans, pointer, ["OperationId"]).map(({ at, value }) => ({ pointer: at, operation: String(value) }));
}

/** Everything that the plans of an `x-sdk` give to calls. */
export function inputsIn(plans: JsonObject, pointer = "#"): readonly PlanInput[] {
  const all = found(plans, pointer, ["RunInput", "SearchInput"]);
  return all.flatMap(({ at, value }) => (isObject(value) ? [{ pointer: at, input: value }] : []));
}

/** Plans as a row has them: keys in the schema's order, without what only the generator reads, operations replaced. */
export function mapPlans(plans: JsonObject, replace: (operation: string) => unknown): unknown {
  return mapped(plans, rowSchema, "#", (id, value) => (id === "OperationId" ? replace(String(value)) : undefined));
}

function found(plans: JsonObject, pointer: string, ids: readonly string[]) {
  const places: { readonly at: string; readonly value: Json }[] = [];
  mapped(plans, rowSchema, pointer, (id, value, at) => {
    if (ids.includes(id)) places.push({ at, value });
    return undefined;
  });
  return places;
}

/** What stands in the place of a value that is of a named kind; nothing leaves it to its own values. */
type Visit = (id: string, value: Json, pointer: string) => unknown;

function mapped(value: Json, given: HintSchema, pointer: string, visit: Visit): unknown {
  const { id = "", schema } = targetOf(given);
  const replaced = visit(id, value, pointer);
  if (replaced !== undefined) return replaced;
  if (isList(value)) return value.map((item, index) => mapped(item, schema.items ?? {}, below(pointer, index), visit));
  const properties = isObject(value) ? propertiesOf(schema, value) : undefined;
  if (!isObject(value) || properties === undefined) return value;
  const kept = Object.entries(properties).filter(([key, one]) => Object.hasOwn(value, key) && !one.generatorOnly);
  return Object.fromEntries(
    kept.map(([key, one]) => [key, mapped(value[key] ?? null, one, below(pointer, key), visit)]),
  );
}

/** The fields of an object; of several kinds of objects, those of the kind it is. */
function propertiesOf(schema: HintSchema, value: JsonObject): Readonly<Record<string, HintSchema>> | undefined {
  const isOf = ({ properties = {} }: HintSchema) =>
    Object.entries(properties).every(([key, { const: only }]) => only === undefined || own(value, key) === only);
  return (schema.oneOf?.find(isOf) ?? schema).properties;
}
