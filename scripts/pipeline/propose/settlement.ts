import type { Parameter } from "../document/openapi.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import { bareType, isForm, isJson } from "../model/media.ts";
import type { Derived } from "../model/model.ts";
import type { Action } from "../overlay/apply.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath, pathText } from "../text/json-path.ts";
import type { Settlement } from "./draft.ts";
import { serversSettled } from "./servers.ts";

/** What settles a finding for certain; `undefined` where nothing does. */
export function settlementOf(corrected: JsonObject, one: Derived, finding: Finding): Settlement | undefined {
  const { pointer, what, settle = [] } = finding;
  if (settle.some(isCertain)) {
    return { actions: settle.map((each) => ({ ...each, description: `Proposed: Without it, ${what}.` })) };
  }
  const parameter = one.operation.parameters.find((each) => each["x-at"] === pointer);
  if (parameter !== undefined && isNeeded(one, parameter)) return undefined;
  if (parameter !== undefined) return asActions(withoutInput(corrected, one, parameter, what));
  if (pointer === below(one.pointer, "responses")) return asItComes(one, what);
  if (pointer === below(one.pointer, "requestBody", "content")) return asActions(withoutFields(corrected, one, what));
  return one.operation.servers === undefined ? undefined : serversSettled(corrected, one);
}

const asActions = (actions: readonly Action[] | undefined): Settlement | undefined => actions && { actions };

/** A name for an input or for a parameter that the path names, or that no success is documented under a wrong status. */
function isCertain({ target, update, remove }: NonNullable<Finding["settle"]>[number]): boolean {
  if (remove) return /\.responses(\['[^2]|\.)/.test(target) || /\.parameters\[.*@\.in == 'path'\]$/.test(target);
  if (!isObject(update)) return false;
  const hints = update["x-sdk"];
  return "parameters" in update || (isObject(hints) && "as" in hints);
}

function isNeeded({ path }: Derived, { name, in: place, required }: Parameter): boolean {
  return place === "path" ? path.includes(`{${name}}`) : required === true;
}

/** What no media type says how to read is given as it comes; of a success that nobody documents nothing but JSON is read. */
function asItComes({ operation }: Derived, what: string): Settlement | undefined {
  const statuses = Object.keys(operation.responses);
  const isDocumented = statuses.some((status) => status.startsWith("2"));
  if (!isDocumented && statuses.some((status) => /^30[12378]$/.test(status))) {
    return { draft: { hints: { answer: "location" }, reason: `The answer is where its redirect leads, as ${what}.` } };
  }
  if (!isDocumented && statuses.some((status) => /^[13]/.test(status))) return undefined;
  const types = Object.keys(operation.responses.default?.content ?? {});
  if (isDocumented || !types.every((type) => isJson(bareType(type)))) {
    return { draft: { hints: { answer: "bytes" }, reason: `The answer is given as the bytes that come, as ${what}.` } };
  }
  const reason = `An answer is JSON of any kind, or nothing, as ${what}.`;
  return { draft: { hints: { answer: "optional" }, reason } };
}

/** A parameter that cannot be sent, and need not be, is no input. */
export function withoutInput(
  corrected: JsonObject,
  { pointer }: Pick<Derived, "pointer">,
  parameter: Parameter,
  what: string,
): readonly Action[] | undefined {
  const owners = [pointer, pointer.slice(0, pointer.lastIndexOf("/"))];
  for (const owner of owners) {
    const filter = filterFor(valueAt(corrected, below(owner, "parameters")), parameter);
    if (filter === undefined) continue;
    const description = `Proposed: The input ${parameter.name} is left out, as ${what}.`;
    return [{ target: `${jsonPath(owner)}.parameters[?${filter}]`, description, remove: true }];
  }
  return undefined;
}

/** How a list of parameters names one: by itself, or by a reference. */
function filterFor(list: Json | undefined, { name, in: place, "x-at": at }: Parameter): string | undefined {
  if (!isList(list)) return undefined;
  if (list.some((item) => isObject(item) && item.name === name && item.in === place)) {
    return `@.name == ${pathText(name)} && @.in == ${pathText(place)}`;
  }
  const last = keysOf(at).at(-1);
  const reference = list.find((item) => isObject(item) && keysOf(String(item.$ref ?? "")).at(-1) === last);
  return isObject(reference) ? `@['$ref'] == ${pathText(String(reference.$ref))}` : undefined;
}

/** Fields of a form of which OpenAPI does not say how they are written, and that need not be given, are no inputs. */
function withoutFields(
  corrected: JsonObject,
  { operation, pointer, body }: Derived,
  what: string,
): readonly Action[] | undefined {
  const type = body?.sends ?? "";
  if (body === undefined || body.kind === "whole" || !isForm(bareType(type))) return undefined;
  const at = below(pointer, "requestBody", "content", type, "schema");
  const schema = valueAt(corrected, at);
  const known = new Set(body.fields.map(({ name }) => name));
  const { properties, required } = isObject(schema) ? schema : {};
  if (!isObject(properties) || operation.requestBody === undefined) return undefined;
  const wrong = Object.keys(properties).filter((name) => !known.has(name));
  const isRequired = isList(required) && wrong.some((name) => required.includes(name));
  if (wrong.length === 0 || isRequired) return undefined;
  return wrong.map((name) => ({
    target: jsonPath(below(at, "properties", name)),
    description: `Proposed: The input ${name} is left out, as ${what}.`,
    remove: true,
  }));
}
