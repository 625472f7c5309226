import type { Parameter } from "../document/openapi.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { keysOf, valueAt } from "../json/pointer.ts";
import type { Derived } from "../model/model.ts";
import type { Action } from "../overlay/apply.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath, pathText } from "../text/json-path.ts";

/** The actions that settle a finding for certain; `undefined` where nothing does. */
export function settlementOf(corrected: JsonObject, one: Derived, finding: Finding): readonly Action[] | undefined {
  const { pointer, what, settle = [] } = finding;
  const isRenaming = settle.some(
    ({ update }) => isObject(update) && isObject(update["x-sdk"]) && "as" in update["x-sdk"],
  );
  const isPath = what.startsWith("path parameter {");
  const isStatus = /^#\/paths\/.*\/responses\/(?!2)[^/]*$/.test(pointer) && settle.length > 0;
  if (isRenaming || isPath || isStatus) {
    return settle.map((each) => ({ ...each, description: `Proposed: without it, ${what}.` }));
  }
  const parameter = one.operation.parameters.find((each) => each["x-at"] === pointer);
  if (parameter === undefined) return undefined;
  const isNeeded = parameter.required === true && (parameter.in !== "path" || one.path.includes(`{${parameter.name}}`));
  return isNeeded ? undefined : leftOut(corrected, one, parameter, what);
}

/** A parameter that cannot be sent, and need not be, is no input. */
function leftOut(
  corrected: JsonObject,
  one: Derived,
  parameter: Parameter,
  what: string,
): readonly Action[] | undefined {
  const owners = [one.pointer, one.pointer.slice(0, one.pointer.lastIndexOf("/"))];
  const at = owners.find((owner) => listed(valueAt(corrected, `${owner}/parameters`), parameter) !== undefined);
  if (at === undefined) return undefined;
  const filter = listed(valueAt(corrected, `${at}/parameters`), parameter);
  const description = `Proposed: the input is left out, as ${what}.`;
  return [{ target: `${jsonPath(at)}.parameters[?${filter}]`, description, remove: true }];
}

/** How a list of parameters names one: by itself, or by a reference. */
function listed(list: Json | undefined, { name, in: place, "x-at": at }: Parameter): string | undefined {
  if (!isList(list)) return undefined;
  if (list.some((item) => isObject(item) && item.name === name && item.in === place)) {
    return `@.name == ${pathText(name)} && @.in == ${pathText(place)}`;
  }
  const reference = list.find((item) => isObject(item) && keysOf(String(item.$ref ?? "")).at(-1) === keysOf(at).at(-1));
  return isObject(reference) ? `@['$ref'] == ${pathText(String(reference.$ref))}` : undefined;
}
